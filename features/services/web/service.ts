import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Service = Schema<"services.ServiceCard">;
export type ServiceRow = Schema<"services.ServiceRow">;
export type Post = Service["posts"][number];
export type Holder = Post["holders"][number];

export const forms = [
    "unit_of_authority",
    "separate_institution",
    "department_in_support_centre",
    "distributed",
] as const;
export const models = ["own", "base_school", "metasubject", "community"] as const;
export const termsOfWork = ["employment", "contract", "volunteer"] as const;

export const serviceQuery = (id: string) =>
    queryOptions({
        queryKey: ["services", "card", id],
        queryFn: ({ signal }) => api.get<Service>(`/services/${id}`, undefined, signal),
    });
