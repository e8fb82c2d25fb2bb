import type { components } from "./openapi.d";

// A value of the API by the name that the server gives it, e.g. Schema<"people.PersonCard">.
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
