const shapes = {
    service: "M4 20V8l8-4 8 4v12M9 20v-5h6v5M9 11h.01M15 11h.01",
    home: "M4 11l8-7 8 7M6 10v9h4v-5h4v5h4v-9",
    tree: "M12 4v5M6 15v-3h12v3M12 9v3M4 15h4v5H4zM10 15h4v5h-4zM16 15h4v5h-4z",
    people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 010 6M17.5 14.5c2.1.8 3.5 2.900 3.500 5.500",
    upload: "M12 16V5M7.500 9L12 4.500 16.500 9M4 16v3.500h16V16",
    download: "M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4 16v3.500h16V16",
    circle: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 8a4 4 0 100 8 4 4 0 000-8z",
    calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    check: "M5 12.500l4.500 4.500L19 7.500",
    chart: "M4 20h16M7 20v-7M12 20V5M17 20v-10",
    key: "M8 15a4 4 0 110-8 4 4 0 010 8zM11.500 11H21v4M17 11v3",
    user: "M12 12a4 4 0 100-8 4 4 0 000 8zM4.500 20.500c0-4 3.400-6.500 7.500-6.500s7.500 2.500 7.500 6.500",
    plus: "M12 5v14M5 12h14",
    search: "M10.500 17a6.500 6.500 0 110-13 6.500 6.500 0 010 13zM15.500 15.500L20 20",
    close: "M6 6l12 12M18 6L6 18",
    left: "M14.500 5.500L8 12l6.500 6.500",
    right: "M9.500 5.500L16 12l-6.500 6.500",
    down: "M5.500 9L12 15.500 18.500 9",
    up: "M5.500 15L12 8.500 18.500 15",
    print: "M7 8V4h10v4M7 17H4V9h16v8h-3M7 14h10v6H7z",
    edit: "M4 20l1-4L16 5l3 3L8 19l-4 1zM14 7l3 3",
    warning: "M12 4l9 16H3zM12 10v4.500M12 17v.5",
    eye: "M2 12c2.500-4.500 6-7 10-7s7.500 2.500 10 7c-2.500 4.500-6 7-10 7s-7.500-2.500-10-7zM12 9a3 3 0 100 6 3 3 0 000-6z",
    info: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.500M12 7.500v.5",
    trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
    exit: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
    file: "M6 3h8l4 4v14H6zM14 3v4h4",
    offline: "M3 9c5-4.500 13-4.500 18 0M6.500 13c3-2.700 8-2.700 11 0M10 17c1-1 3-1 4 0M4 4l16 16",
} as const;

export type IconName = keyof typeof shapes;

// Icons only accompany words, so readers of the screen skip them.
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
    return (
        <svg
            width={size}
            height={size}
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth={1.8}
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
            focusable="false"
        >
            <path d={shapes[name]} />
        </svg>
    );
}
