declare module "virtual:text/ru" {
    const sentences: Record<string, string>;
    export default sentences;
}
declare module "virtual:text/en" {
    const sentences: Record<string, string>;
    export default sentences;
}
declare module "@fontsource-variable/golos-text";
