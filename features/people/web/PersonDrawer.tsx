import CorrectionForm from "./CorrectionForm";
import { EmploymentForm } from "./EmploymentForm";
import { PersonForm } from "./PersonForm";
import type { Person } from "./person";
import { CategoryForm, CourseForm, PlanForm, StatusForm } from "./Records";

export type Drawn = "edit" | "post" | "category" | "course" | "status" | "plan" | "correction";
type Props = { what: Drawn; person: Person; status?: Person["statuses"][number]; onDone: () => void };

// Everything that a card can be changed with; fetched when the first is opened.
export default function PersonDrawer({ what, status, ...rest }: Props) {
    switch (what) {
        case "edit":
            return <PersonForm {...rest} />;
        case "post":
            return <EmploymentForm {...rest} />;
        case "category":
            return <CategoryForm {...rest} />;
        case "course":
            return <CourseForm {...rest} />;
        case "plan":
            return <PlanForm {...rest} />;
        case "status":
            return <StatusForm status={status} {...rest} />;
        case "correction":
            return <CorrectionForm {...rest} />;
    }
}
