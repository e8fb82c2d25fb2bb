declare module "virtual:text/ru" {
    const sentences: Record<string, string>;
    export default sentences;
}
declare module "virtual:text/en" {
    const sentences: Record<string, string>;
    export default sentences;
}
declare module "virtual:text/rooms" {
    type Sentences = () => Promise<{ default: Record<string, string> }>;
    const rooms: Record<"ru" | "en", Record<string, Sentences>>;
    export default rooms;
}
declare module "@fontsource-variable/golos-text";
