import { api } from "@api/client";
import { queryOptions } from "@tanstack/react-query";

export type Named = { id: string; name: string };
export type Can = Record<string, boolean>;

export type AssociationRow = {
    id: string;
    name: string;
    level: string;
    subject: string | null;
    cycle: string | null;
    organisation: Named;
    head: Named | null;
    members_count: number;
    meetings_held: number;
    meetings_planned: number;
    schedule_state: "none" | "draft" | "approved";
    can: Can;
};

export type Schedule = {
    year: number;
    state: "none" | "draft" | "approved";
    approved_on: string | null;
    act_number: string | null;
    meetings_count: number;
    version: number;
};

export type Association = {
    id: string;
    name: string;
    level: string;
    kind: string;
    subject: string | null;
    cycle: string | null;
    organisation: Named;
    head: Named | null;
    heads: { person: Named; since: string; until: string | null }[];
    members: {
        person: Named;
        organisation: Named;
        position: string;
        since: string;
        until: string | null;
    }[];
    since: string | null;
    until: string | null;
    act_number: string | null;
    act_date: string | null;
    page_link: string | null;
    schedules: Schedule[];
    version: number;
    can: Can;
};

export type Proposal = {
    key: string;
    organisation: Named;
    name: string;
    kind: "subject" | "cycle";
    basis: string;
    teachers: { id: string; name: string; position: string }[];
    threshold: number;
    head_candidate: { id: string; name: string; reason: string } | null;
};

export type MeetingRow = {
    id: string;
    association: Named;
    date: string;
    time: string | null;
    place: string | null;
    theme: string;
    state: "planned" | "held" | "cancelled";
    number: number | null;
    attended: number | null;
    invited: number | null;
    can: Can;
};

export type Decision = {
    id?: string;
    text: string;
    responsible: Named | null;
    due: string | null;
    state?: "open" | "done";
    done_on?: string | null;
};

export type AgendaItem = {
    title: string;
    speaker: string | null;
    heard: string | null;
    spoke: string | null;
    votes_for: number | null;
    votes_against: number | null;
    votes_abstained: number | null;
    decisions: Decision[];
};

export type Meeting = {
    id: string;
    association: Named;
    organisation: Named;
    date: string;
    time: string | null;
    place: string | null;
    theme: string;
    state: "planned" | "held" | "cancelled";
    number: number | null;
    chair: Named | null;
    secretary: Named | null;
    guests: string | null;
    attendance: { person: Named; organisation: Named; position: string; present: boolean }[];
    items: AgendaItem[];
    version: number;
    can: Can;
};

export const associationQuery = (id: string) =>
    queryOptions({
        queryKey: ["associations", "card", id],
        queryFn: ({ signal }) => api.get<Association>(`/associations/${id}`, undefined, signal),
    });

export const meetingQuery = (id: string) =>
    queryOptions({
        queryKey: ["meetings", "card", id],
        queryFn: ({ signal }) => api.get<Meeting>(`/meetings/${id}`, undefined, signal),
    });

export const meetingColour = { planned: "blue", held: "green", cancelled: "gray" };
export const scheduleColour = { none: "gray", draft: "yellow", approved: "green" };
