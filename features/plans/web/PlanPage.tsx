import { download } from "@api/client";
import { Alert, Anchor, Badge, Button, Drawer, Group, SegmentedControl, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useBlocker } from "@tanstack/react-router";
import { DownloadButton } from "@ui/DownloadButton";
import { Section } from "@ui/Facts";
import { useFilters, useId } from "@ui/filters";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Failure, Loaded, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Book } from "./book";
import { Cards } from "./Cards";
import { Conflicts } from "./Conflicts";
import { Deeds } from "./Deeds";
import type { Pasted } from "./paste";
import { type Item, type Plan, planQuery, stateColours } from "./plan";

// The sheet is an editor: it comes after the page.
const Grid = lazy(() => import("./Grid"));
const ItemDrawer = lazy(() => import("./ItemDrawer"));
const ImportDrawer = lazy(() => import("./ImportDrawer"));
const HeadForm = lazy(() => import("./HeadForm"));

export default function PlanPage() {
    const id = useId();
    const found = useQuery(planQuery(id));
    return (
        <Loaded of={found} page>
            {(plan) => <Whole key={plan.id} plan={plan} />}
        </Loaded>
    );
}

const refreshEvery = 4000;

function useBook(plan: Plan): Book {
    const book = useRef<Book | null>(null);
    if (!book.current) {
        book.current = new Book(
            plan.id,
            plan.sections.map((section) => section.code),
            plan,
        );
        if (plan.can.edit) void book.current.restore();
    }
    const seen = useRef(plan);
    if (seen.current !== plan) {
        seen.current = plan;
        queueMicrotask(() => book.current?.take(plan));
    }
    return book.current;
}

function Whole({ plan }: { plan: Plan }) {
    const t = useText();
    const queries = useQueryClient();
    const book = useBook(plan);
    const state = useSyncExternalStore(book.subscribe, book.state);
    const [filters, setFilters] = useFilters<"show" | "item" | "view">();
    const [drawn, setDrawn] = useState<{ item: string } | "import" | "head" | null>(null);
    const [pasted, setPasted] = useState<{ rows: number; merged: number } | null>(null);
    const phone = useMediaQuery("(max-width: 48em)");
    const view = filters.view === "risks" ? "risks" : "plan";
    const edits = Boolean(plan.can.edit);
    // Others write, too: what they wrote is here within seconds.
    useEffect(() => {
        if (!plan.can.edit) return;
        const timer = setInterval(() => {
            if (document.visibilityState === "visible") void book.refresh();
        }, refreshEvery);
        return () => clearInterval(timer);
    }, [book, plan.can.edit]);
    useBlocker({
        shouldBlockFn: () => book.unsent() > 0 && !window.confirm(t("ui.web.leave_unsaved")),
        enableBeforeUnload: () => book.unsent() > 0,
    });
    const items = useMemo(
        () =>
            filters.show === "late"
                ? state.items.filter((item) => item.progress === "late")
                : filters.show === "soon" || filters.show === "open"
                  ? state.items.filter((item) => item.progress === "planned" || item.progress === "moved")
                  : state.items,
        [state.items, filters.show],
    );
    const open = (item: Item) => setDrawn({ item: item.id });
    const keep = (fresh: Plan) => {
        queries.setQueryData(planQuery(plan.id).queryKey, fresh);
        void queries.invalidateQueries({ queryKey: ["week"] });
        void queries.invalidateQueries({ queryKey: ["papers"] });
    };
    const late = state.items.filter((item) => item.progress === "late").length;
    const done = state.items.filter((item) => item.progress === "done").length;
    const drawnItem =
        drawn && typeof drawn === "object" ? state.items.find((item) => item.id === drawn.item) : undefined;
    return (
        <Page
            title={t("plans.web.plan_of", { year: formatSchoolYear(plan.school_year) })}
            note={
                <Group gap="xs">
                    <span>{plan.organisation.name}</span>
                    <Badge component="span" color={stateColours[plan.state]}>
                        {t(
                            plan.state === "draft" && plan.edition > 0
                                ? "plans.web.state.changing"
                                : `plans.web.state.${plan.state}`,
                        )}
                    </Badge>
                </Group>
            }
            crumbs={[
                {
                    title: t("plans.web.menu"),
                    to: "/plans",
                    search: { organisation: plan.organisation.id, year: String(plan.school_year) },
                },
            ]}
            actions={
                <>
                    {plan.can.analysis && (
                        <Button component={Link} to={`/plans/${plan.id}/analysis`} variant="default">
                            {t("plans.web.analysis")}
                        </Button>
                    )}
                    <DownloadButton
                        fetchFile={() => download(`/plans/${plan.id}/plan.docx`, undefined, "plan.docx")}
                    >
                        {t("plans.web.paper")}
                    </DownloadButton>
                    {(plan.can.approve || plan.can.edit) && (
                        <DownloadButton
                            fetchFile={() =>
                                download(`/plans/${plan.id}/order.docx`, undefined, "order.docx")
                            }
                        >
                            {t("plans.web.order")}
                        </DownloadButton>
                    )}
                    <Deeds plan={plan} items={state.items} onDone={keep} />
                </>
            }
        >
            {plan.remarks && (
                <Alert color="orange" mb="md" title={t("plans.web.remarks")}>
                    {plan.remarks}
                </Alert>
            )}
            {plan.reason && plan.state !== "approved" && (
                <Alert color="blue" mb="md">
                    {t("plans.web.changing", { reason: plan.reason })}
                </Alert>
            )}
            <Head plan={plan} edits={edits} onEdit={() => setDrawn("head")} />
            <div className="plan-tools no-print">
                <SegmentedControl
                    size="xs"
                    value={view}
                    aria-label={t("plans.web.view")}
                    onChange={(value) => setFilters({ view: value === "plan" ? null : value })}
                    data={[
                        { value: "plan", label: t("plans.web.view.plan") },
                        { value: "risks", label: t("plans.web.view.risks") },
                    ]}
                />
                {plan.edition > 0 && (
                    <SegmentedControl
                        size="xs"
                        value={filters.show ?? "all"}
                        aria-label={t("plans.web.show")}
                        onChange={(value) => setFilters({ show: value === "all" ? null : value })}
                        data={["all", "late", "open"].map((value) => ({
                            value,
                            label: t(`plans.web.show.${value}`),
                        }))}
                    />
                )}
                {edits && (
                    <>
                        <Button size="xs" variant="default" disabled={!state.canUndo} onClick={book.undo}>
                            {t("plans.web.undo")}
                        </Button>
                        <Button size="xs" variant="default" disabled={!state.canRedo} onClick={book.redo}>
                            {t("plans.web.redo")}
                        </Button>
                        <Button size="xs" variant="default" onClick={() => setDrawn("import")}>
                            {t("plans.web.import")}
                        </Button>
                    </>
                )}
                <Text size="xs" c="dimmed" role="status" aria-live="polite">
                    {state.pending > 0
                        ? t(state.problem ? "plans.web.not_sent" : "plans.web.sending", {
                              count: state.pending,
                          })
                        : t("plans.web.counts", { items: state.items.length, done, late })}
                </Text>
            </div>
            {state.problem && (
                <Failure error={state.problem} retry={state.pending > 0 ? book.tryAgain : undefined} />
            )}
            {pasted && pasted.merged > 0 && (
                <Alert
                    color="blue"
                    mb="sm"
                    withCloseButton
                    closeButtonLabel={t("ui.web.clear")}
                    onClose={() => setPasted(null)}
                >
                    {t("plans.web.merged", { count: pasted.merged })}
                </Alert>
            )}
            <Conflicts book={book} conflicts={state.conflicts} items={state.items} />
            {phone ? (
                <Cards
                    book={book}
                    sections={plan.sections}
                    items={items}
                    edits={edits}
                    onOpen={(id) => setDrawn({ item: id })}
                />
            ) : (
                <Suspense fallback={<Waiting />}>
                    <Grid
                        book={book}
                        sections={plan.sections}
                        items={items}
                        view={view}
                        edits={edits && !filters.show}
                        onOpen={open}
                        onPasted={(was: Pasted) => setPasted({ rows: was.rows.length, merged: was.merged })}
                        focus={filters.item}
                    />
                </Suspense>
            )}
            {edits && !phone && (
                <Text size="xs" c="dimmed" mt="xs" className="no-print">
                    {t("plans.web.keys")}
                </Text>
            )}
            {plan.editions.length > 0 && <Editions plan={plan} />}
            <Drawer
                opened={drawn !== null}
                onClose={() => setDrawn(null)}
                size={drawn === "import" ? "xl" : "lg"}
                position="right"
                title={
                    drawn === "import"
                        ? t("plans.web.import")
                        : drawn === "head"
                          ? t("plans.web.head")
                          : drawnItem?.activity || t("plans.web.line")
                }
            >
                <Suspense fallback={null}>
                    {drawn === "import" && (
                        <ImportDrawer plan={plan} book={book} onDone={() => setDrawn(null)} />
                    )}
                    {drawn === "head" && <HeadForm plan={plan} onDone={() => setDrawn(null)} onKeep={keep} />}
                    {drawnItem && (
                        <ItemDrawer
                            key={drawnItem.id}
                            plan={plan}
                            book={book}
                            item={drawnItem}
                            edits={edits}
                        />
                    )}
                </Suspense>
            </Drawer>
        </Page>
    );
}

function Head({ plan, edits, onEdit }: { plan: Plan; edits: boolean; onEdit: () => void }) {
    const t = useText();
    const lines = (["theme", "goal", "tasks"] as const).filter((name) => plan[name]);
    if (!edits && lines.length === 0) return null;
    return (
        <Group align="flex-start" gap="sm" mb="sm">
            <div>
                {lines.map((name) => (
                    <Text key={name} size="sm" className="pre-line">
                        <b>{t(`plans.web.head.${name}`)}:</b> {plan[name]}
                    </Text>
                ))}
            </div>
            {edits && (
                <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<Icon name="edit" size={14} />}
                    onClick={onEdit}
                >
                    {t("plans.web.head")}
                </Button>
            )}
        </Group>
    );
}

function Editions({ plan }: { plan: Plan }) {
    const t = useText();
    return (
        <Section title={t("plans.web.editions")}>
            <ul className="week">
                {plan.editions.map((one) => (
                    <li key={one.edition}>
                        <div className="week-words">
                            <Anchor component={Link} to={`/papers/${one.paper}`} size="sm">
                                {t("plans.web.edition_words", {
                                    number: one.edition,
                                    date: formatDate(one.act_date),
                                    act: one.act_number,
                                })}
                            </Anchor>
                            <Text size="xs" c="dimmed">
                                {[one.reason, one.approved_by].filter(Boolean).join(" · ")}
                            </Text>
                        </div>
                        {one.edition > 1 && (
                            <Anchor
                                component={Link}
                                to={`/plans/${plan.id}/difference`}
                                search={{ from: one.edition - 1, to: one.edition } as never}
                                size="sm"
                            >
                                {t("plans.web.difference")}
                            </Anchor>
                        )}
                    </li>
                ))}
            </ul>
        </Section>
    );
}
