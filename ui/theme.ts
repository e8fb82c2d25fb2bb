import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const petrol: MantineColorsTuple = [
    "#eef5f7",
    "#dbe8ec",
    "#b4d0d9",
    "#8ab6c4",
    "#669fb1",
    "#4a8aa0",
    "#2f7189",
    "#255f75",
    "#1d4f63",
    "#143d4e",
];

// The cross of a dialog has to say what it does, in the language of the page.
export const makeTheme = (close: string) =>
    createTheme({
        primaryColor: "petrol",
        primaryShade: 7,
        colors: { petrol },
        fontFamily: "'Golos Text Variable', system-ui, sans-serif",
        headings: {
            fontFamily: "'Golos Text Variable', system-ui, sans-serif",
            fontWeight: "600",
            sizes: { h1: { fontSize: "1.5rem" }, h2: { fontSize: "1.15rem" }, h3: { fontSize: "1rem" } },
        },
        defaultRadius: "sm",
        cursorType: "pointer",
        focusRing: "auto",
        // Plain objects: naming the components themselves would pull all of them into the first load.
        components: {
            ActionIcon: { defaultProps: { variant: "subtle", size: "lg" } },
            Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 500 } },
            Button: { defaultProps: { fw: 500 } },
            Drawer: { defaultProps: { position: "right", size: "lg" } },
            DrawerHeader: { defaultProps: { component: "div" } },
            DrawerTitle: { defaultProps: { fw: 600, lh: 1.3 } },
            DrawerCloseButton: { defaultProps: { "aria-label": close } },
            ModalHeader: { defaultProps: { component: "div" } },
            ModalTitle: { defaultProps: { fw: 600, lh: 1.3 } },
            ModalCloseButton: { defaultProps: { "aria-label": close } },
            Modal: { defaultProps: { centered: true } },
            Paper: { defaultProps: { withBorder: true, p: "md" } },
            Table: { defaultProps: { verticalSpacing: 7, horizontalSpacing: "sm" } },
        },
    });

// Mantine's own greys and reds are lighter than AA allows on our ground.
export const contrast: CSSVariablesResolver = () => ({
    variables: {},
    light: {
        "--mantine-color-body": "#ffffff",
        "--mantine-color-text": "#1d2730",
        "--mantine-color-dimmed": "#54616c",
        "--mantine-color-placeholder": "#66727c",
        "--mantine-color-error": "#b3261e",
        "--mantine-color-anchor": "#1f5f78",
        "--mantine-color-default-border": "#c4ccd2",
        "--mantine-color-disabled-color": "#5f6b75",
        "--mantine-color-green-light-color": "#1d6b31",
        "--mantine-color-yellow-light-color": "#7a4b00",
        "--mantine-color-orange-light-color": "#9a3b00",
        "--mantine-color-red-light-color": "#b3261e",
        "--mantine-color-gray-light-color": "#46525c",
        "--mantine-color-blue-light-color": "#175a96",
        "--mantine-color-petrol-light-color": "#1d4f63",
    },
    dark: {},
});
