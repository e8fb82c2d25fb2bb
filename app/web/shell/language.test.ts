import { currentLanguage, t } from "@ui/text";
import { beforeEach, expect, test } from "vitest";
import { fakeServer, HttpResponse, http, url } from "../testing/server";
import { speak, speakOf, spokenWords } from "./language";

let asked: string[] = [];
const server = fakeServer(
    http.get(url("/words"), ({ request }) => {
        const language = new URL(request.url).searchParams.get("language") ?? "";
        asked.push(language);
        return HttpResponse.json({
            version: "krai-1",
            texts: language === "ru" ? { "organisations.web.kind_institute": "СКИРО ПК и ПРО" } : {},
        });
    }),
);

beforeEach(async () => {
    asked = [];
    localStorage.clear();
    await speakOf("organisations");
});

test("the sentences of a room come with its first page, in the language that is spoken", async () => {
    await speak("en");
    expect(t("papers.web.register")).toBe("papers.web.register");
    await speakOf("papers");
    expect(t("papers.web.register")).toBe("Register of documents");
    await speak("ru");
    expect(t("papers.web.register")).toBe("Реестр документов");
});

test("a region's words stand over the program's own, and are asked for once", async () => {
    await speak("ru", "krai-1");
    expect(t("organisations.web.kind_institute")).toBe("СКИРО ПК и ПРО");
    expect(t("organisations.web.kind_school")).toBe("школа");
    expect(spokenWords()).toBe("krai-1");
    await speak("ru", "krai-1");
    expect(asked).toEqual(["ru"]);
    await speak("en", "krai-1");
    expect(currentLanguage()).toBe("en");
    expect(asked).toEqual(["ru", "en"]);
});

test("whoever signs out reads the program's own words", async () => {
    await speak("ru", "krai-1");
    await speak("ru");
    expect(t("organisations.web.kind_institute")).toBe("институт развития образования");
    expect(spokenWords()).toBe("");
});

test("without the words of the region pages still speak", async () => {
    server.use(http.get(url("/words"), () => HttpResponse.error()));
    await speak("ru", "krai-2");
    expect(t("organisations.web.kind_institute")).toBe("институт развития образования");
    expect(spokenWords()).toBe("krai-2");
});
