// Screenshots of every page for those who change how it looks: two screens, two languages; then its states.
// Usage: npm run contact-sheet [FOLDER [PATTERN OF NAMES]]; fails when axe finds something or a page runs over its width.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { axe, desk, openBrowser, phone, reader, sample, startHouse } from "./house.mjs";

const folder = resolve(process.argv[2] ?? "contact-sheet");
const wanted = new RegExp(process.argv[3] ?? "");
mkdirSync(folder, { recursive: true });
const house = await startHouse();
const browser = await openBrowser();
const findings = [];
const shots = [];

async function settled(page) {
    await page.locator("h1").first().waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => !document.querySelector(".mantine-Loader-root, [aria-busy=true]"));
}

async function shoot(page, name, fullPage = true) {
    shots.push(`${name}.png`);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
    for (const found of await axe(page)) findings.push(`${name}: ${found}`);
    // innerWidth of a phone grows with what runs over it.
    const over =
        (await page.evaluate(() => document.documentElement.scrollWidth)) - page.viewportSize().width;
    if (over > 1) findings.push(`${name}: ${over} px wider than the screen`);
}

// Addresses of things of the demo district, asked of the API by the signed-in page itself.
function things(page) {
    return page.evaluate(async () => {
        const first = async (path, wanted = () => true) => {
            const { items } = await (await fetch(`/api/v1${path}`)).json();
            return items?.find(wanted)?.id;
        };
        const planOf = async (year) => (await (await fetch(`/api/v1/plans/of?year=${year}`)).json()).plan?.id;
        return {
            municipality: await first("/organisations?limit=200", (one) => one.kind === "municipality"),
            school: await first("/organisations?limit=200&q=СОШ № 5", (one) => one.kind === "school"),
            person: await first("/people?limit=1"),
            association: await first("/associations?limit=1"),
            planned: await first("/meetings?limit=1&state=planned&sort=date"),
            held: await first("/meetings?limit=1&state=held"),
            plan: await planOf(2026),
            carried: await planOf(2025),
            paper: await first("/papers"),
        };
    });
}

function pagesOf(at) {
    return {
        home: "/",
        service: `/services/${at.municipality}`,
        tree: "/organisations",
        school: `/organisations/${at.school}`,
        municipality: `/organisations/${at.municipality}`,
        clusters: `/organisations/${at.municipality}/clusters`,
        people: "/people",
        "people-summary": "/people?view=summary",
        person: `/people/${at.person}`,
        "person-new": "/people/new",
        imports: "/people/imports",
        "import-new": "/people/imports/new",
        lists: "/people/lists",
        roles: `/accounts/roles?person=${at.person}`,
        invite: `/accounts/invite?organisation=${at.school}&name=МБОУ СОШ № 5`,
        associations: "/associations",
        proposals: "/associations/proposals",
        association: `/associations/${at.association}`,
        "association-new": "/associations/new",
        year: "/associations/year",
        services: "/services",
        search: "/search?q=математика",
        consents: "/profile/consents",
        "second-step": "/profile/second-step",
        tokens: "/profile/tokens",
        schedule: `/associations/${at.association}/schedule/2026`,
        meetings: "/meetings",
        "meeting-planned": `/meetings/${at.planned}`,
        "meeting-held": `/meetings/${at.held}`,
        decisions: "/decisions?state=late",
        council: "/council",
        plans: "/plans",
        plan: `/plans/${at.plan}`,
        "plan-carried": `/plans/${at.carried}`,
        analysis: `/plans/${at.carried}/analysis`,
        papers: "/papers",
        paper: `/papers/${at.paper}`,
        register: "/papers/register",
        templates: "/papers/templates",
        monitoring: "/monitoring",
        records: "/monitoring/records?indicator=1.4",
        accounts: "/accounts",
        profile: "/profile",
        missing: "/people/1",
        "no-such-page": "/nowhere",
    };
}

// Names as long as life makes them.
async function addLongNames(page, municipality) {
    await page.evaluate(async (parent) => {
        const post = async (path, body) =>
            (
                await fetch(`/api/v1${path}`, {
                    method: "POST",
                    headers: { "Content-Type": "application/json" },
                    body: JSON.stringify(body),
                })
            ).json();
        const school = await post("/organisations", {
            parent,
            kind: "school",
            name: "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 118 с углублённым изучением отдельных предметов имени дважды Героя Советского Союза маршала авиации А. И. Покрышкина» станицы Новомихайловской",
            short_name:
                "МБОУ СОШ № 118 им. дважды Героя Советского Союза А. И. Покрышкина ст. Новомихайловской",
        });
        await post("/people", {
            surname: "Константинопольская-Преображенская",
            given_name: "Александрина-Виктория",
            patronymic: "Константиновна-Владиславовна",
            post: {
                organisation: school.id,
                position: "заместитель директора по учебно-воспитательной работе",
                subjects: [
                    "основы безопасности и защиты Родины",
                    "изобразительное искусство",
                    "труд (технология)",
                ],
            },
        });
    }, municipality);
}

const broken = { status: 500, contentType: "application/problem+json", body: "{}" };
// What a page looks like when something is open on it, nothing is there, or the server does not answer.
const statesOf = (at) => ({
    "school-edit": [`/organisations/${at.school}`, ["Ещё", "Изменить"]],
    "school-close": [`/organisations/${at.school}`, ["Ещё", "Закрыть организацию"]],
    "organisation-add": [`/organisations/${at.municipality}`, ["Ещё", "Добавить организацию"]],
    "person-edit": [`/people/${at.person}`, ["Изменить"]],
    "person-post": [`/people/${at.person}`, ["Добавить должность"]],
    "association-member": [`/associations/${at.association}`, ["Добавить участника"]],
    "association-edit": [`/associations/${at.association}`, ["Изменить"]],
    "meeting-new": [`/associations/${at.association}`, ["Новое заседание"]],
    "meeting-cancel": [`/meetings/${at.planned}`, ["Отменить заседание"]],
    "schedule-edition": [`/associations/${at.association}/schedule/2026`, ["Новая редакция"]],
    "week-error": ["/", [], (route) => route.fulfill(broken), "**/api/v1/week"],
    "week-slow": ["/", [], () => {}, "**/api/v1/week"],
    "service-form": [`/services/${at.municipality}`, ["Изменить форму"]],
    "service-post": [`/services/${at.municipality}`, ["Добавить должность"]],
    "service-error": [
        `/services/${at.municipality}`,
        [],
        (route) => route.fulfill(broken),
        "**/api/v1/services/*",
    ],
    "plan-line": [`/plans/${at.plan}`, ["Открыть строку 1"]],
    "plan-change": [`/plans/${at.plan}`, ["Изменить план"]],
    "plan-error": [`/plans/${at.plan}`, [], (route) => route.fulfill(broken), "**/api/v1/plans/*"],
    "plan-slow": [`/plans/${at.plan}`, [], () => {}, "**/api/v1/plans/*"],
    "plans-error": ["/plans", [], (route) => route.fulfill(broken), "**/api/v1/plans/of*"],
    "papers-add": ["/papers", ["Добавить документ"]],
    "papers-error": ["/papers", [], (route) => route.fulfill(broken), "**/api/v1/papers/set*"],
    "papers-slow": ["/papers", [], () => {}, "**/api/v1/papers/set*"],
    "paper-error": [`/papers/${at.paper}`, [], (route) => route.fulfill(broken), "**/api/v1/papers/*"],
    "register-nothing": ["/papers/register?q=ъъъъ", []],
    "council-error": ["/council", [], (route) => route.fulfill(broken), "**/api/v1/councils*"],
    "people-nobody": ["/people?q=ъъъъ", []],
    "people-long": ["/people?q=Константинопольская", []],
    "organisations-long": ["/organisations?q=Покрышкина", []],
    "people-error": ["/people", [], (route) => route.fulfill(broken), "**/api/v1/people?*"],
    "people-slow": ["/people", [], () => {}, "**/api/v1/people?*"],
    "people-offline": ["/people", [], (route) => route.abort(), "**/api/v1/people?*"],
    "meeting-slow": [`/meetings/${at.held}`, [], () => {}, "**/api/v1/meetings/*"],
});

const planAsKept = [
    "№;Мероприятие;Срок;Ответственный;Ожидаемый результат",
    "1. Аналитическая деятельность;;;;",
    "1.1;Анализ кадрового состава по итогам комплектования;до 20 октября;Мурадова А.А.;сводная таблица",
    "1.2;Изучение запросов педагогов;сентябрь;методисты;",
    "Работа с одарёнными детьми;;;;",
    "2.1;Муниципальный этап всероссийской олимпиады школьников;ноябрь – декабрь;Котов Н.П.;рейтинг",
    "2.2;Слёт отличников;после каникул;;",
].join("\n");

// The plan of next year, empty, and a plan that was kept in a spreadsheet, read into it.
async function shootPlanRead(page, screenName) {
    const plan = await page.evaluate(async () => {
        const next = await (await fetch("/api/v1/plans/of?year=2027")).json();
        const headers = { "Content-Type": "application/json" };
        const body = JSON.stringify({
            organisation: next.organisation.id,
            school_year: 2027,
            from: "sections",
        });
        return (
            next.plan?.id ??
            (await (await fetch("/api/v1/plans", { method: "POST", headers, body })).json()).id
        );
    });
    await page.goto(`/plans/${plan}`);
    await settled(page);
    await shoot(page, `state-${screenName}-plan-empty`);
    await page.getByRole("button", { name: "Загрузить план" }).first().click();
    await page.waitForTimeout(400);
    await shoot(page, `state-${screenName}-plan-read`, false);
    await page
        .locator("input[type=file]")
        .setInputFiles({ name: "План.csv", mimeType: "text/csv", buffer: Buffer.from(planAsKept) });
    await page.getByText(/^Найдено мероприятий/).waitFor();
    await shoot(page, `state-${screenName}-plan-read-preview`, false);
}

async function shootStates(browser, screenName, screen) {
    const one = await reader(browser, house, "institut", screen);
    await one.page.goto("/people");
    await settled(one.page);
    await shoot(one.page, `state-${screenName}-institute-people`);
    await one.page.goto("/people?q=Иван");
    await settled(one.page);
    await shoot(one.page, `state-${screenName}-institute-found`);
    await one.page.goto("/services");
    await settled(one.page);
    await shoot(one.page, `state-${screenName}-institute-services`);
    await one.page.goto("/services?state=none");
    await settled(one.page);
    await shoot(one.page, `state-${screenName}-institute-services-none`);
    const at = await things(one.page);
    await one.page.goto("/papers/templates");
    await settled(one.page);
    await shoot(one.page, `state-${screenName}-institute-templates`);
    await one.page.goto(`/organisations/${at.school}`);
    await one.page.getByRole("button", { name: "Ещё", exact: true }).click();
    await one.page.getByRole("menuitem", { name: "Перевести в другой муниципалитет" }).click();
    await one.page.waitForTimeout(400);
    await shoot(one.page, `state-${screenName}-school-move`, false);
    await one.close();
    for (const login of ["uchitel", "uprava", "zavuch", "rmo"]) {
        const other = await reader(browser, house, login, screen);
        await other.page.goto("/");
        await settled(other.page);
        await shoot(other.page, `state-${screenName}-home-${login}`);
        await other.close();
    }
    const head = await reader(browser, house, "rukovoditel", screen);
    const { page } = head;
    const mine = await things(page);
    if (screen === desk) await addLongNames(page, mine.municipality);
    for (const [name, [path, steps, answer, where]] of Object.entries(statesOf(mine))) {
        if (!wanted.test(name) || (screen === phone && name === "plan-line")) continue; // cards have no such button
        if (answer) await page.route(where, answer);
        await page.goto(path);
        if (answer) await page.waitForTimeout(2500);
        else await settled(page);
        try {
            for (const step of steps)
                await page
                    .getByRole("button", { name: step, exact: true })
                    .or(page.getByRole("menuitem", { name: step, exact: true }))
                    .or(page.getByRole("link", { name: step, exact: true }))
                    .first()
                    .click({ timeout: 4000 });
            await page.waitForTimeout(400);
            await shoot(page, `state-${screenName}-${name}`, steps.length === 0);
        } catch (problem) {
            findings.push(`state-${screenName}-${name}: ${String(problem).split("\n")[0]}`);
        }
        if (answer) await page.unroute(where);
    }
    if (wanted.test("plan-read")) await shootPlanRead(page, screenName);
    await head.close();
}

for (const [screenName, screen] of Object.entries({ desk, phone })) {
    await shootStates(browser, screenName, screen);
    const stranger = await reader(browser, house, null, screen);
    await settled(stranger.page);
    await shoot(stranger.page, `ru-${screenName}-sign-in`, false);
    await stranger.page.goto("/accept");
    await settled(stranger.page);
    await shoot(stranger.page, `ru-${screenName}-accept`, false);
    await stranger.close();

    for (const language of ["ru", "en"]) {
        const one = await reader(browser, house, "rukovoditel", screen);
        const { page } = one;
        await page.evaluate(
            (spoken) =>
                fetch("/api/v1/session", {
                    method: "PATCH",
                    headers: { "Content-Type": "application/json" },
                    body: JSON.stringify({ language: spoken }),
                }),
            language,
        );
        const at = await things(page);
        for (const [name, path] of Object.entries(pagesOf(at))) {
            if (path.includes("undefined") || !wanted.test(name)) continue;
            await page.goto(path);
            await settled(page);
            await shoot(page, `${language}-${screenName}-${name}`);
        }
        await page.goto(`/people/imports/new?organisation=${at.school}&organisation_name=5`);
        await page.locator("input[type=file]").setInputFiles(sample("o1_sosh5_spisok.xlsx"));
        await page.waitForURL(/imports\/\d+/);
        await page.locator(".line").first().waitFor();
        await shoot(page, `${language}-${screenName}-import`);
        await page.locator(".line button").first().click();
        await page.locator(".row-editor input").first().waitFor();
        await shoot(page, `${language}-${screenName}-import-correcting`, false);
        findings.push(...one.complaints.map((words) => `${language}-${screenName}: ${words}`));
        await page.evaluate(() =>
            fetch("/api/v1/session", {
                method: "PATCH",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ language: "ru" }),
            }),
        );
        await one.close();
    }
}
writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><style>body{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:12px;background:#888}img{width:100%}</style>${shots
        .map((shot) => `<figure><img src="${shot}"><figcaption>${shot}</figcaption></figure>`)
        .join("")}`,
);
await browser.close();
await house.stop();
console.log(`${shots.length} pictures in ${folder}`);
if (findings.length) {
    console.error(findings.join("\n"));
    process.exit(1);
}
