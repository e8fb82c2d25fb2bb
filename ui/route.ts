import type { ComponentType } from "react";
import type { IconName } from "./icons";

// What a room gives to the shell: its pages, loaded when first opened, and its places in the menu.
export type RoomRoute = {
    path: string;
    load: () => Promise<{ default: ComponentType }>;
    // Opens without a session, e.g. accepting an invitation.
    public?: boolean;
};

export type MenuItem = {
    // The name by which the server says that this reader has the room.
    menu: string;
    title: string;
    to: string;
    icon: IconName;
};

// What a room does beside its pages: sends what waits on the device for a line.
export type Background = {
    start: () => () => void;
    sendAll: () => Promise<void>;
    // How much would be lost with this device.
    unsent: () => number;
};

export type Room = { routes: RoomRoute[]; menu: MenuItem[]; background?: () => Promise<Background> };
