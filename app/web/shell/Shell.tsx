import { onSessionLost } from "@api/client";
import { type Session, sessionQuery } from "@api/session";
import { Anchor, AppShell, Box, Burger, Center, Group, NavLink, Text } from "@mantine/core";
import { useDisclosure, useNetwork } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { setOwner } from "@ui/device";
import { Icon } from "@ui/icons";
import { Failure, Waiting } from "@ui/States";
import { currentLanguage, type Language, useText } from "@ui/text";
import { lazy, Suspense, useEffect, useState } from "react";
import { speak, spokenWords } from "./language";
import { publicPaths, rooms } from "./rooms";
import { Search } from "./Search";
import { SightPanel, SightSwitch } from "./SightSwitch";
import { Brand, Outside, Stranger } from "./Stranger";

const UserMenu = lazy(() => import("./UserMenu"));
const SessionLost = lazy(() => import("./SessionLost"));

export function Shell() {
    const session = useQuery(sessionQuery);
    // What is drawn, not where one is going: the page underneath stays until the next one is ready.
    const going = useLocation({ select: (location) => location.pathname });
    const drawn = useMatches({ select: (matches) => matches.at(-1)?.pathname });
    const path = drawn ?? going;
    const language = session.data?.language as Language | undefined;
    const queries = useQueryClient();
    const words = session.data?.words ?? "";
    const [drawnWords, setDrawnWords] = useState(spokenWords);
    useEffect(() => {
        const wanted = language ?? currentLanguage();
        // What the server has said meanwhile was in the other language.
        if (wanted !== currentLanguage())
            speak(wanted, words).then(() => {
                setDrawnWords(words);
                queries.cancelQueries().then(() => queries.invalidateQueries());
            });
        else if (words !== spokenWords()) speak(wanted, words).then(() => setDrawnWords(words));
        else setDrawnWords(words);
    }, [language, words, queries]);

    // Before any form is drawn: what is kept on the device belongs to whoever has signed in.
    if (session.data !== undefined) setOwner(session.data?.account ?? null);

    if (publicPaths.has(path)) return <Outside page={<Outlet />} />;
    // A page is not drawn in the words of another region first.
    if (session.data) return drawnWords === words ? <Inside session={session.data} /> : <Waiting />;
    if (session.data === null) return <Stranger />;
    return session.error ? (
        <Center p="md">
            <Box maw={560}>
                <Failure error={session.error} retry={() => session.refetch()} />
            </Box>
        </Center>
    ) : (
        <Waiting />
    );
}

function Inside({ session }: { session: Session }) {
    const t = useText();
    const [opened, { toggle, close }] = useDisclosure(false);
    const [lost, setLost] = useState(false);
    useEffect(() => onSessionLost(() => setLost(true)), []);
    // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew for another account
    useEffect(() => {
        let stops: (() => void)[] = [];
        let left = false;
        for (const room of rooms)
            room.background?.().then(
                (work) => !left && stops.push(work.start()),
                () => {},
            );
        return () => {
            left = true;
            for (const stop of stops) stop();
            stops = [];
        };
    }, [session.account]);
    const path = useLocation({ select: (location) => location.pathname });
    // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the phone's menu
    useEffect(close, [path]);
    const items = [
        { menu: "home", title: "web.home", to: "/", icon: "home" as const },
        ...session.menu.flatMap((name) =>
            rooms.flatMap((room) => room.menu.filter((item) => item.menu === name)),
        ),
    ];
    // The longest address that leads here is where we are.
    const here = items
        .filter((item) => (item.to === "/" ? path === "/" : `${path}/`.startsWith(`${item.to}/`)))
        .sort((a, b) => b.to.length - a.to.length)[0];
    return (
        <AppShell
            header={{ height: 52 }}
            navbar={{ width: 224, breakpoint: "sm", collapsed: { mobile: !opened } }}
            padding={{ base: "sm", sm: "lg" }}
        >
            <AppShell.Header>
                <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
                    <div className="header-sight">
                        <SightSwitch />
                    </div>
                    <a href="#page" className="skip">
                        {t("web.skip")}
                    </a>
                    <Group gap="xs" wrap="nowrap">
                        <Burger
                            opened={opened}
                            onClick={toggle}
                            hiddenFrom="sm"
                            size="sm"
                            aria-label={t(opened ? "web.menu_close" : "web.menu_open")}
                        />
                        <Anchor
                            component={Link}
                            to="/"
                            underline="never"
                            className="brand"
                            aria-label={t("web.name")}
                        >
                            <Brand />
                        </Anchor>
                    </Group>
                    <Search />
                    <div className="header-user">
                        <Suspense
                            fallback={
                                <Text size="sm" visibleFrom="sm">
                                    {session.name}
                                </Text>
                            }
                        >
                            <UserMenu session={session} />
                        </Suspense>
                    </div>
                </Group>
            </AppShell.Header>
            <AppShell.Navbar p="xs" aria-label={t("web.menu")}>
                {items.map((item) => (
                    <NavLink
                        key={item.to}
                        component={Link}
                        to={item.to}
                        label={t(item.title)}
                        leftSection={<Icon name={item.icon} />}
                        active={item === here}
                        activeOptions={{ exact: true, includeSearch: false }}
                        activeProps={{ "aria-current": undefined }}
                        aria-current={item === here ? "page" : undefined}
                        onClick={close}
                        className="nav"
                    />
                ))}
            </AppShell.Navbar>
            <AppShell.Main id="page" tabIndex={-1}>
                <SightPanel />
                <Offline />
                <Suspense fallback={<Waiting />}>
                    <Outlet />
                </Suspense>
            </AppShell.Main>
            {lost && (
                <Suspense>
                    <SessionLost account={session.account} onDone={() => setLost(false)} />
                </Suspense>
            )}
        </AppShell>
    );
}

function Offline() {
    const t = useText();
    const network = useNetwork();
    if (network.online) return null;
    return (
        <Box role="status" className="offline no-print">
            <Icon name="offline" /> {t("web.offline")}
        </Box>
    );
}
