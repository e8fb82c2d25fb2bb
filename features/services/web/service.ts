import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";
import { formatNumber } from "@ui/format";
import type { Text } from "@ui/text";

export type Service = Schema<"services.ServiceCard">;
export type ServiceRow = Schema<"services.ServiceRow">;
export type Post = Service["posts"][number];
export type Holder = Post["holders"][number];

export type Staffing = Schema<"services.Staffing">;
export type FundingLine = Staffing["parts"][number];
export type Load = Service["work"];

export const forms = [
    "unit_of_authority",
    "separate_institution",
    "department_in_support_centre",
    "distributed",
] as const;
export const models = ["own", "base_school", "metasubject", "community"] as const;
export const termsOfWork = ["employment", "contract", "volunteer"] as const;

export const sources = ["municipal_budget", "regional_budget", "extra_budgetary"] as const;
export const paysFor = ["posts", "hours"] as const;

export const staffingQuery = (id: string, year: number) =>
    queryOptions({
        queryKey: ["services", "funding", id, year],
        queryFn: ({ signal }) => api.get<Staffing>(`/services/${id}/funding/${year}`, undefined, signal),
    });

export const loadWords = (load: Load, t: Text) =>
    t("services.web.load_words", {
        educators: formatNumber(load.educators, 1),
        organisations: formatNumber(load.organisations, 1),
        associations: formatNumber(load.associations, 1),
        meetings: formatNumber(load.meetings, 1),
    });

export const serviceQuery = (id: string) =>
    queryOptions({
        queryKey: ["services", "card", id],
        queryFn: ({ signal }) => api.get<Service>(`/services/${id}`, undefined, signal),
    });
