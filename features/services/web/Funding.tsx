import { useSession } from "@api/session";
import { Alert, Box, Button, Drawer, NativeSelect, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { dash, formatNumber } from "@ui/format";
import { Loaded, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, Suspense, useState } from "react";
import { type FundingLine, type Service, type Staffing, staffingQuery } from "./service";

const FundingForm = lazy(() => import("./FundingForm"));

// Posts follow from the money of a calendar year; each sum opens to how it was computed.
export function Funding({ service }: { service: Service }) {
    const t = useText();
    const { today } = useSession();
    const present = Number(today.slice(0, 4));
    const [year, setYear] = useState(present);
    const [open, setOpen] = useState(false);
    const found = useQuery(staffingQuery(service.municipality.id, year));
    return (
        <Section
            title={t("services.web.funding")}
            actions={
                found.data?.can.edit && (
                    <Button size="xs" variant="default" onClick={() => setOpen(true)}>
                        {t("services.web.funding_edit")}
                    </Button>
                )
            }
        >
            <NativeSelect
                label={t("services.web.year")}
                maw={160}
                mb="md"
                className="no-print"
                value={String(year)}
                onChange={(event) => setYear(Number(event.currentTarget.value))}
                data={[present + 1, present, present - 1, present - 2].map(String)}
            />
            <Loaded of={found}>
                {(staffing) => (
                    <>
                        {staffing.parts.length === 0 ? (
                            <Alert color="gray">
                                {t(
                                    staffing.can.edit
                                        ? "services.web.funding_none"
                                        : "services.web.funding_nobody",
                                )}
                            </Alert>
                        ) : (
                            <>
                                <Sums staffing={staffing} />
                                <Models staffing={staffing} />
                            </>
                        )}
                        <Drawer
                            opened={open}
                            onClose={() => setOpen(false)}
                            closeOnClickOutside={false}
                            title={`${t("services.web.funding_edit")}: ${t("services.web.funding_year", { year: String(year) })}`}
                        >
                            <Suspense fallback={<Waiting />}>
                                {open && <FundingForm staffing={staffing} onDone={() => setOpen(false)} />}
                            </Suspense>
                        </Drawer>
                    </>
                )}
            </Loaded>
        </Section>
    );
}

const perCent = (perMille: number) => formatNumber(perMille / 10, 1);

function Sums({ staffing }: { staffing: Staffing }) {
    const t = useText();
    return (
        <div className="sums">
            {staffing.parts.map((part, index) => (
                // Sums have no name of their own: their place is what they are known by.
                <details key={index}>
                    <summary>
                        {t(`services.web.source.${part.source}`)} · {t(`services.web.model.${part.model}`)} ·{" "}
                        {t("services.web.roubles", { sum: formatNumber(part.amount) })} →{" "}
                        <strong>
                            {t(`services.web.gives_${part.pays}`, { count: formatNumber(part.gives, 2) })}
                        </strong>
                    </summary>
                    <How part={part} staffing={staffing} />
                </details>
            ))}
        </div>
    );
}

function How({ part, staffing }: { part: FundingLine; staffing: Staffing }) {
    const t = useText();
    const { norms } = staffing;
    const hours = part.pays === "hours";
    const cost = formatNumber(hours ? staffing.hour_cost : staffing.post_cost, 2);
    const contributions = hours ? norms.contract_contributions : norms.contributions;
    const lines = [
        t(hours ? "services.web.how_hours" : "services.web.how_posts", {
            amount: formatNumber(part.amount),
            cost,
            gives: formatNumber(part.gives, 2),
        }),
        t(hours ? "services.web.how_cost_hour" : "services.web.how_cost_post", {
            pay: formatNumber(hours ? staffing.hour_pay : staffing.month_pay),
            months: String(norms.pay_months),
            contributions: perCent(contributions),
            cost,
        }),
        t("services.web.how_rounded"),
        [
            part.act,
            staffing.act,
            !hours && norms.pay_months_act,
            hours ? norms.contract_contributions_act : norms.contributions_act,
        ]
            .filter(Boolean)
            .join("; "),
    ];
    return (
        <ul className="how">
            {lines.filter(Boolean).map((line) => (
                <li key={line}>
                    <Text size="sm">{line}</Text>
                </li>
            ))}
        </ul>
    );
}

function Models({ staffing }: { staffing: Staffing }) {
    const t = useText();
    const rows = [
        ...staffing.models.map((model) => ({ ...model, title: t(`services.web.model.${model.model}`) })),
        { ...staffing.whole, title: t("services.web.whole") },
    ];
    const hours = staffing.whole.hours_due > 0 || staffing.whole.hours_there > 0;
    const figure = (value: number) => (value ? formatNumber(value, 2) : dash);
    type Line = (typeof rows)[number];
    const column = (key: string, cell: (row: Line) => string, hidden = false): Column<Line> => ({
        key,
        title: t(`services.web.${key}`),
        align: "right",
        cell,
        hidden,
    });
    const columns: Column<Line>[] = [
        {
            key: "model",
            title: t("services.web.model_of"),
            phone: "heading",
            cell: (row) => (row.title === t("services.web.whole") ? <strong>{row.title}</strong> : row.title),
        },
        column("due", (row) => figure(row.due)),
        column("there", (row) => figure(row.there)),
        column(
            "difference",
            (row) =>
                `${row.difference > 0 ? "+" : row.difference < 0 ? "−" : ""}${formatNumber(Math.abs(row.difference), 2)}`,
        ),
        column("employed", (row) => figure(row.employed)),
        column("vacant", (row) => figure(row.vacant)),
        column("hours_due", (row) => figure(row.hours_due), !hours),
        column("hours_there", (row) => figure(row.hours_there), !hours),
    ];
    return (
        <Box mt="md">
            <DataTable
                label={t("services.web.funding")}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.title}
                empty={dash}
            />
        </Box>
    );
}
