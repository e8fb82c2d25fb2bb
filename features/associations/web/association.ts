import { api } from "@api/client";
import { orKept } from "@api/kept";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Named = Schema<"PersonRef">;
export type AssociationRow = Schema<"associations.AssociationRow">;
export type Association = Schema<"associations.AssociationCard">;
export type Schedule = Schema<"associations.Schedule">;
export type Proposals = Schema<"associations.Proposals">;
export type Proposal = Schema<"associations.Proposal">;
export type MeetingRow = Schema<"associations.MeetingRow">;
export type Meeting = Schema<"associations.MeetingCard">;
export type AgendaItem = Schema<"associations.Item">;
export type CommunityChoice = Schema<"associations.CommunityChoice">;
export type Kind = Association["kind"];
export type PageOf = Schema<"associations.AssociationYears">;
export type Entry = Schema<"associations.Entry">;
export type Part = Entry["part"];
export type DecisionRow = Schema<"associations.DecisionRow">;

export const levels: Association["level"][] = ["school", "municipal", "cluster", "regional"];

// The kinds of community of the region in which the organisation lies.
export const communitiesQuery = (organisation?: string) =>
    queryOptions({
        queryKey: ["communities", organisation ?? ""],
        queryFn: ({ signal }) =>
            api.get<{ items: CommunityChoice[] }>("/communities", { organisation }, signal),
        staleTime: 60 * 60_000,
    });

export const scheduleQuery = (id: string, year: number) =>
    queryOptions({
        queryKey: ["associations", "schedule", id, year],
        queryFn: ({ signal }) =>
            api.get<Schedule>(`/associations/${id}/schedules/${year}`, undefined, signal),
    });

export const associationQuery = (id: string) =>
    queryOptions({
        queryKey: ["associations", "card", id],
        queryFn: ({ signal }) => api.get<Association>(`/associations/${id}`, undefined, signal),
    });

export const pageQuery = (id: string) =>
    queryOptions({
        queryKey: ["associations", "page", id],
        queryFn: ({ signal }) => api.get<PageOf>(`/associations/${id}/page`, undefined, signal),
    });

export const meetingQuery = (id: string) =>
    queryOptions({
        queryKey: ["meetings", "card", id],
        queryFn: ({ signal }) =>
            orKept(
                `meeting/${id}`,
                () => api.get<Meeting>(`/meetings/${id}`, undefined, signal),
                // Only for whoever runs it: a hall without a line is no reason to carry other people's lists.
                (card) => Boolean(card.can.attendance || card.can.record),
            ),
    });

export const meetingColour = { planned: "blue", held: "green", cancelled: "gray" };
export const scheduleColour = { none: "gray", draft: "yellow", approved: "green" };
