import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, base } from "./client";
import type { Schema } from "./schema";

export type Job = Schema<"jobs.Job">;

export const jobEnded = (job: Job | undefined): boolean =>
    job !== undefined && ["done", "failed", "cancelled"].includes(job.state);

// One stream of events for the page, opened by the first who waits for a job.
let stream: EventSource | null = null;
let waiting = 0;

function listen(queries: QueryClient): () => void {
    waiting += 1;
    if (!stream && typeof EventSource !== "undefined") {
        stream = new EventSource(`${base}/events`);
        stream.addEventListener("job", (event) => {
            const job: Job = JSON.parse((event as MessageEvent<string>).data);
            queries.setQueryData(["job", job.id], job);
        });
    }
    return () => {
        waiting -= 1;
        if (waiting === 0) {
            stream?.close();
            stream = null;
        }
    };
}

// Progress is pushed; asking every few seconds covers a proxy that swallows the stream.
export function useJob(id: string | null | undefined) {
    const queries = useQueryClient();
    useEffect(() => (id ? listen(queries) : undefined), [id, queries]);
    return useQuery({
        queryKey: ["job", id],
        queryFn: ({ signal }) => api.get<Job>(`/jobs/${id}`, undefined, signal),
        enabled: Boolean(id),
        refetchInterval: (query) => (jobEnded(query.state.data) ? false : 3_000),
    });
}
