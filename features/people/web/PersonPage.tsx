import { dictionariesQuery, titleOf } from "@api/dictionaries";
import { useSession } from "@api/session";
import { Button, Drawer, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Fact, Facts, Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { dash, formatDate, formatPeriod, formatPhone, formatSnils } from "@ui/format";
import { Page } from "@ui/Page";
import { Loaded, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { OwnCorrections } from "./Corrections";
import type { Drawn } from "./PersonDrawer";
import { Posts } from "./Posts";
import { fullName, type Person, personQuery } from "./person";
import { RemoveRecord } from "./RemoveRecord";

const PersonDrawer = lazy(() => import("./PersonDrawer"));

export default function PersonPage() {
    const id = useId();
    const card = useQuery(personQuery(id));
    return (
        <Loaded of={card} page>
            {(person) => <Card key={id} person={person} />}
        </Loaded>
    );
}

function Card({ person }: { person: Person }) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const { today, person: reader } = useSession();
    const own = reader === person.id;
    const [drawer, setDrawer] = useState<Drawn | null>(null);
    const [ending, setEnding] = useState<Person["statuses"][number] | undefined>();
    const name = fullName(person);
    const hidden = (key: string) => person.hidden?.includes(key);
    const fact = (key: string, label: string, value: Fact[1]): Fact => [
        label,
        hidden(key) ? undefined : value,
    ];
    const now = person.employments.filter((post) => !post.until || post.until > today);
    const close = () => {
        setDrawer(null);
        setEnding(undefined);
    };
    const add = (what: "category" | "course" | "status" | "plan") =>
        person.can.edit && (
            <Button size="xs" variant="default" onClick={() => setDrawer(what)}>
                {t(`people.web.add_${what}`)}
            </Button>
        );
    return (
        <Page
            title={name}
            note={now.map((post) => `${post.position}, ${post.organisation.name}`).join("; ")}
            crumbs={[{ title: t("people.web.menu"), to: "/people" }]}
            actions={
                <>
                    {own && now.length > 0 && (
                        <Button variant="default" onClick={() => setDrawer("correction")}>
                            {t("people.web.ask_correction")}
                        </Button>
                    )}
                    {person.can.edit && (
                        <Button variant="default" onClick={() => setDrawer("edit")}>
                            {t("people.web.edit")}
                        </Button>
                    )}
                    {person.can.invite && (
                        <Button
                            component={Link}
                            to="/accounts/roles"
                            search={{ person: person.id } as never}
                            variant="default"
                        >
                            {t("people.web.roles")}
                        </Button>
                    )}
                    {person.can.invite && (
                        <Button
                            component={Link}
                            to="/accounts/invite"
                            search={{ person: person.id, name } as never}
                            variant="default"
                        >
                            {t(person.has_account ? "people.web.reset" : "people.web.invite")}
                        </Button>
                    )}
                </>
            }
        >
            {person.hidden?.length > 0 && (
                <Text size="sm" c="dimmed" mb="sm">
                    {t("people.web.part_hidden")}
                </Text>
            )}
            {own && <OwnCorrections />}
            <Section title={t("people.web.details")}>
                <Facts
                    items={[
                        fact("birth_date", t("people.web.birth_date"), formatDate(person.birth_date)),
                        [t("people.web.maiden_surname"), person.maiden_surname ?? undefined],
                        fact("education", t("people.web.education"), person.education),
                        fact(
                            "experience_total",
                            t("people.web.experience_total"),
                            person.experience_total?.toString() ?? null,
                        ),
                        fact(
                            "experience_ped",
                            t("people.web.experience_ped"),
                            person.experience_ped?.toString() ?? null,
                        ),
                        fact("phone", t("people.web.phone"), formatPhone(person.phone)),
                        fact("mail", t("people.web.mail"), person.mail),
                        fact("snils", t("people.web.snils"), formatSnils(person.snils)),
                        [
                            t("people.web.account"),
                            hidden("has_account")
                                ? undefined
                                : t(person.has_account ? "people.web.has_account" : "people.web.no_account"),
                        ],
                    ]}
                />
            </Section>
            <Section
                title={t("people.web.posts")}
                actions={
                    person.can.add_post && (
                        <Button size="xs" variant="default" onClick={() => setDrawer("post")}>
                            {t("people.web.add_post")}
                        </Button>
                    )
                }
            >
                <Posts person={person} />
            </Section>
            {!hidden("statuses") && (person.can.edit || person.statuses.length > 0) && (
                <Section title={t("people.web.statuses")} actions={add("status")}>
                    <Lines
                        label={t("people.web.statuses")}
                        rows={person.statuses.map((status) => {
                            const name = titleOf(terms.data?.statuses, status.status) ?? status.status;
                            return {
                                cells: [
                                    formatPeriod(status.since, status.until),
                                    name,
                                    status.act ? t("people.web.act", { number: status.act }) : "",
                                ],
                                act: person.can.edit && status.id && (
                                    <Group gap={2}>
                                        <Button
                                            size="compact-xs"
                                            variant="subtle"
                                            onClick={() => {
                                                setEnding(status);
                                                setDrawer("status");
                                            }}
                                        >
                                            {t("people.web.end_status")}
                                        </Button>
                                        <RemoveRecord
                                            person={person}
                                            kind="statuses"
                                            id={status.id}
                                            name={name}
                                        />
                                    </Group>
                                ),
                            };
                        })}
                    />
                </Section>
            )}
            {!hidden("categories") && (
                <Section title={t("people.web.categories")} actions={add("category")}>
                    <Lines
                        label={t("people.web.categories")}
                        rows={person.categories.map((category) => {
                            const name = titleOf(terms.data?.category_levels, category.level) ?? dash;
                            return {
                                cells: [
                                    formatPeriod(category.since, category.until),
                                    name,
                                    category.act ? t("people.web.act", { number: category.act }) : "",
                                ],
                                act: person.can.edit && category.id && (
                                    <RemoveRecord
                                        person={person}
                                        kind="categories"
                                        id={category.id}
                                        name={name}
                                    />
                                ),
                            };
                        })}
                    />
                </Section>
            )}
            {!hidden("plans") && (person.can.edit || person.plans.length > 0) && (
                <Section title={t("people.web.plans")} actions={add("plan")}>
                    <Lines
                        label={t("people.web.plans")}
                        rows={person.plans.map((plan) => ({
                            cells: [plan.year, plan.words, ""],
                            act: person.can.edit && plan.id && (
                                <RemoveRecord
                                    person={person}
                                    kind="plans"
                                    id={plan.id}
                                    name={`${plan.year}, ${plan.words}`}
                                />
                            ),
                        }))}
                    />
                </Section>
            )}
            {!hidden("courses") && (
                <Section title={t("people.web.courses")} actions={add("course")}>
                    <Lines
                        label={t("people.web.courses")}
                        rows={person.courses.map((course) => ({
                            cells: [
                                formatDate(course.finished_on),
                                [
                                    course.title || dash,
                                    course.provider,
                                    course.form,
                                    course.document && `№ ${course.document}`,
                                ]
                                    .filter(Boolean)
                                    .join(", "),
                                course.hours ? t("people.web.hours", { hours: course.hours }) : "",
                            ],
                            act: person.can.edit && course.id && (
                                <RemoveRecord
                                    person={person}
                                    kind="courses"
                                    id={course.id}
                                    name={course.title}
                                />
                            ),
                        }))}
                    />
                </Section>
            )}
            {person.history?.length > 0 && (
                <Section title={t("people.web.history")}>
                    <Lines
                        label={t("people.web.history")}
                        rows={person.history.map((line) => ({ cells: [formatDate(line.on), line.what, ""] }))}
                    />
                </Section>
            )}
            <Drawer
                opened={drawer !== null}
                onClose={close}
                title={
                    drawer &&
                    t(
                        drawer === "edit"
                            ? "people.web.edit"
                            : drawer === "correction"
                              ? "people.web.ask_correction"
                              : ending
                                ? "people.web.end_status"
                                : `people.web.add_${drawer}`,
                    )
                }
                closeOnClickOutside={false}
            >
                <Suspense fallback={<Waiting />}>
                    {drawer && <PersonDrawer what={drawer} person={person} status={ending} onDone={close} />}
                </Suspense>
            </Drawer>
        </Page>
    );
}

type Line = { cells: string[]; act?: ReactNode };

function Lines({ label, rows }: { label: string; rows: Line[] }) {
    const t = useText();
    if (rows.length === 0) {
        return (
            <Text size="sm" c="dimmed">
                {t("people.web.nothing_recorded")}
            </Text>
        );
    }
    return (
        <ul className="dated" aria-label={label}>
            {rows.map(({ cells, act }) => (
                <li key={cells.join()}>
                    <Text size="sm" className="figures">
                        {cells[0]}
                    </Text>
                    <Text size="sm">{cells[1]}</Text>
                    <Group gap="xs" wrap="nowrap">
                        <Text size="sm" c="dimmed">
                            {cells[2]}
                        </Text>
                        {act}
                    </Group>
                </li>
            ))}
        </ul>
    );
}
