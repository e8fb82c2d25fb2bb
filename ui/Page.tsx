import "./mantine-more.css";
import { Anchor, Box, Group, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode, useEffect } from "react";

export type Crumb = { title: string; to: string; search?: Record<string, string> };

// One heading, the way here, and what can be done.
export function Page({
    title,
    crumbs = [],
    note,
    actions,
    children,
    narrow = false,
}: {
    title: string;
    crumbs?: Crumb[];
    note?: ReactNode;
    actions?: ReactNode;
    children: ReactNode;
    narrow?: boolean;
}) {
    useEffect(() => {
        document.title = `${title} · Методика`;
    }, [title]);
    return (
        <Box maw={narrow ? 760 : 1280} component="article">
            {crumbs.length > 0 && (
                <Box component="nav" aria-label="breadcrumb" mb={2} className="no-print">
                    <Group gap={6}>
                        {crumbs.map((crumb, index) => (
                            <Fragment key={crumb.to}>
                                {index > 0 && (
                                    <Text size="sm" c="dimmed" aria-hidden>
                                        /
                                    </Text>
                                )}
                                <Anchor
                                    component={Link}
                                    to={crumb.to}
                                    search={crumb.search as never}
                                    size="sm"
                                >
                                    {crumb.title}
                                </Anchor>
                            </Fragment>
                        ))}
                    </Group>
                </Box>
            )}
            <Group justify="space-between" align="flex-start" gap="sm" mb="md">
                <Box miw={0} flex="1 1 260px">
                    <Title order={1}>{title}</Title>
                    {note && (
                        <Text c="dimmed" size="sm" component="div" mt={2}>
                            {note}
                        </Text>
                    )}
                </Box>
                {actions && (
                    <Group gap="xs" className="no-print">
                        {actions}
                    </Group>
                )}
            </Group>
            {children}
        </Box>
    );
}
