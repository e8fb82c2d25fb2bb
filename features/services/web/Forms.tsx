import { findOrganisations, findPeople } from "@api/choices";
import { api } from "@api/client";
import { useSession } from "@api/session";
import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { type ServerForm, useServerForm } from "@ui/form";
import { dayAfter, lastDay } from "@ui/format";
import { type Choice, Picker } from "@ui/Picker";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import type { Drawn } from "./ServicePage";
import { forms, type Holder, models, type Post, type Service, serviceQuery, termsOfWork } from "./service";

type Props = { service: Service; onDone: () => void };

// Everything that a service can be changed with.
export default function Forms({ drawn, ...rest }: Props & { drawn: Drawn }) {
    switch (drawn.what) {
        case "form":
            return <FormOfService {...rest} />;
        case "post":
            return drawn.post ? <PostForm post={drawn.post} {...rest} /> : <NewPostForm {...rest} />;
        case "holder":
            return <HolderForm post={drawn.post} {...rest} />;
        case "end":
            return <EndForm post={drawn.post} holder={drawn.holder} {...rest} />;
    }
}

function useForm<Values extends Record<string, unknown>>(
    { service, onDone }: Props,
    initial: Values,
    send: (path: string, values: Values, version: number) => Promise<unknown>,
    record = service.municipality.id,
) {
    const queries = useQueryClient();
    return useServerForm<Values>({
        draft: record,
        initial,
        version: service.version,
        send: async (values, version) => {
            await send(`/services/${service.municipality.id}`, values, version);
            await queries.invalidateQueries({ queryKey: ["services"] });
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...serviceQuery(service.municipality.id), staleTime: 0 }),
    });
}

const none = (text: string) => text.trim() || null;

function FormOfService(props: Props) {
    const t = useText();
    const { service } = props;
    const form = useForm(
        props,
        {
            form: (service.form ?? forms[1]) as string,
            organisation: (service.organisation ?? null) as Choice | null,
        },
        (path, { organisation, ...rest }, version) =>
            api.put(path, { ...rest, organisation: organisation?.id ?? null }, version),
    );
    return (
        <StackedForm form={form} onDone={props.onDone}>
            <NativeSelect
                label={t("services.web.form")}
                required
                data={forms.map((value) => ({ value, label: t(`services.web.form.${value}`) }))}
                {...form.fields.getInputProps("form")}
            />
            <Place form={form} name="organisation" label={t("services.web.where")} />
        </StackedForm>
    );
}

function Place<Values extends Record<string, unknown>>({
    form,
    name,
    label,
    required,
}: {
    form: ServerForm<Values>;
    name: string;
    label: string;
    required?: boolean;
}) {
    return (
        <Picker
            label={label}
            what="organisations"
            search={(words, signal) => findOrganisations(words, signal, {})}
            required={required}
            value={form.fields.getValues()[name] as Choice | null}
            onChange={(choice) => form.fields.setFieldValue(name as never, choice as never)}
            error={form.fields.errors[name] as string}
        />
    );
}

function NewPostForm(props: Props) {
    const t = useText();
    const { today } = useSession();
    const form = useForm(
        props,
        {
            title: "",
            model: "own",
            area: "",
            base: null as Choice | null,
            rate: 1 as number | string,
            since: today as string | null,
        },
        (path, { base, area, rate, ...rest }) =>
            api.post(`${path}/posts`, {
                ...rest,
                area: none(area),
                base: base?.id ?? null,
                rate: rate === "" ? null : rate,
            }),
    );
    const input = form.fields.getInputProps;
    const { model } = form.fields.getValues();
    return (
        <StackedForm form={form} onDone={props.onDone}>
            <TextInput label={t("services.web.post_title")} required {...input("title")} />
            <NativeSelect
                label={t("services.web.model")}
                data={models.map((value) => ({ value, label: t(`services.web.model.${value}`) }))}
                {...input("model")}
            />
            {model === "base_school" && (
                <Place form={form} name="base" label={t("services.web.base")} required />
            )}
            <TextInput label={t("services.web.area")} {...input("area")} />
            <Rate {...input("rate")} />
            <DateField label={t("services.web.since")} required {...input("since")} />
        </StackedForm>
    );
}

function Rate(props: object) {
    const t = useText();
    return (
        <NumberInput
            label={t("services.web.rate")}
            min={0}
            max={10}
            step={0.25}
            decimalScale={2}
            decimalSeparator=","
            {...props}
        />
    );
}

function PostForm({ post, ...props }: Props & { post: Post }) {
    const t = useText();
    const form = useForm(
        props,
        {
            title: post.title,
            area: post.area ?? "",
            rate: post.rate as number | string,
            until: post.until ? lastDay(post.until) : (null as string | null),
        },
        (path, { area, until, ...rest }, version) =>
            api.patch(
                `${path}/posts/${post.id}`,
                { ...rest, area: none(area), until: until ? dayAfter(until) : null },
                version,
            ),
        post.id,
    );
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={props.onDone}>
            <TextInput label={t("services.web.post_title")} required {...input("title")} />
            <TextInput label={t("services.web.area")} {...input("area")} />
            <Rate {...input("rate")} />
            <DateField label={t("services.web.last_day_post")} {...input("until")} />
        </StackedForm>
    );
}

function HolderForm({ post, ...props }: Props & { post: Post }) {
    const t = useText();
    const { today } = useSession();
    const { service } = props;
    const form = useForm(
        props,
        {
            person: null as Choice | null,
            rate: post.vacant as number | string,
            terms: "employment",
            hours: "" as number | string,
            since: today as string | null,
        },
        (path, { person, rate, hours, ...rest }) =>
            api.post(`${path}/posts/${post.id}/holders`, {
                ...rest,
                person: person?.id ?? null,
                rate: rate === "" ? null : rate,
                hours: hours === "" || rest.terms === "employment" ? null : hours,
            }),
        post.id,
    );
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={props.onDone}>
            <Picker
                label={t("services.web.person")}
                what="people"
                required
                search={(words, signal) => findPeople(words, signal, service.municipality.id)}
                value={form.fields.getValues().person}
                onChange={(choice) => form.fields.setFieldValue("person", choice)}
                error={form.fields.errors.person as string}
            />
            <Rate {...input("rate")} />
            <NativeSelect
                label={t("services.web.terms")}
                data={termsOfWork.map((value) => ({ value, label: t(`services.web.terms.${value}`) }))}
                {...input("terms")}
            />
            {form.fields.getValues().terms !== "employment" && (
                <NumberInput
                    label={t("services.web.hours")}
                    min={0}
                    allowDecimal={false}
                    {...input("hours")}
                />
            )}
            <DateField label={t("services.web.since")} required {...input("since")} />
        </StackedForm>
    );
}

function EndForm({ post, holder, ...props }: Props & { post: Post; holder: Holder }) {
    const t = useText();
    const { today } = useSession();
    const form = useForm(
        props,
        { until: today as string | null },
        (path, { until }, version) =>
            api.patch(
                `${path}/posts/${post.id}/holders/${holder.id}`,
                { until: until ? dayAfter(until) : null },
                version,
            ),
        holder.id,
    );
    return (
        <StackedForm form={form} onDone={props.onDone}>
            <DateField label={t("services.web.last_day")} required {...form.fields.getInputProps("until")} />
        </StackedForm>
    );
}
