import { api } from "@api/client";
import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useServerForm } from "@ui/form";
import { Icon } from "@ui/icons";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import { models, paysFor, type Staffing, sources, staffingQuery } from "./service";

type Line = { source: string; pays: string; model: string; amount: number | string; act: string };

const blank = (): Line => ({ source: sources[0], pays: "posts", model: "own", amount: "", act: "" });
const given = (value: number | string) => (value === "" ? null : value);

// The money of one year, whole: sums by source and the prices that turn them into posts.
export default function FundingForm({ staffing, onDone }: { staffing: Staffing; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const id = staffing.municipality.id;
    const form = useServerForm({
        draft: `${id}-${staffing.year}`,
        initial: {
            month_pay: (staffing.month_pay ?? "") as number | string,
            hour_pay: (staffing.hour_pay ?? "") as number | string,
            act: staffing.act ?? "",
            parts: staffing.parts.length
                ? staffing.parts.map(
                      ({ source, pays, model, amount, act }): Line => ({
                          source,
                          pays,
                          model,
                          amount,
                          act: act ?? "",
                      }),
                  )
                : [blank()],
        },
        version: staffing.version,
        send: async (values, version) => {
            const saved = await api.put<Staffing>(
                `/services/${id}/funding/${staffing.year}`,
                {
                    month_pay: given(values.month_pay),
                    hour_pay: given(values.hour_pay),
                    act: values.act.trim() || null,
                    parts: values.parts.map((part) => ({
                        ...part,
                        amount: given(part.amount),
                        act: part.act.trim() || null,
                    })),
                },
                version,
            );
            await queries.invalidateQueries({ queryKey: ["services"] });
            onDone();
            return saved;
        },
        refresh: () => queries.fetchQuery({ ...staffingQuery(id, staffing.year), staleTime: 0 }),
    });
    const input = form.fields.getInputProps;
    const { parts } = form.fields.getValues();
    const whole = { min: 0, allowDecimal: false, thousandSeparator: " " };
    return (
        <StackedForm form={form} onDone={onDone}>
            <NumberInput label={t("services.web.month_pay")} {...whole} {...input("month_pay")} />
            <NumberInput label={t("services.web.hour_pay")} {...whole} {...input("hour_pay")} />
            <TextInput label={t("services.web.act")} {...input("act")} />
            <Text fw={500}>{t("services.web.parts")}</Text>
            <Stack gap="md">
                {parts.map((part, index) => (
                    // Sums have no name of their own: their place is what they are known by.
                    <fieldset key={index} className="card">
                        <legend>{t("services.web.part_number", { number: String(index + 1) })}</legend>
                        <Stack gap="xs">
                            <NativeSelect
                                label={t("services.web.source")}
                                data={sources.map((value) => ({
                                    value,
                                    label: t(`services.web.source.${value}`),
                                }))}
                                {...input(`parts.${index}.source`)}
                            />
                            <NumberInput
                                label={t("services.web.amount")}
                                required
                                {...whole}
                                {...input(`parts.${index}.amount`)}
                            />
                            <NativeSelect
                                label={t("services.web.model")}
                                data={models.map((value) => ({
                                    value,
                                    label: t(`services.web.model.${value}`),
                                }))}
                                {...input(`parts.${index}.model`)}
                            />
                            {(part.model === "community" || part.pays === "hours") && (
                                <NativeSelect
                                    label={t("services.web.pays")}
                                    data={paysFor.map((value) => ({
                                        value,
                                        label: t(`services.web.pays.${value}`),
                                    }))}
                                    {...input(`parts.${index}.pays`)}
                                />
                            )}
                            <TextInput label={t("services.web.act")} {...input(`parts.${index}.act`)} />
                            <Group justify="flex-end">
                                <Button
                                    size="compact-sm"
                                    variant="subtle"
                                    onClick={() => form.fields.removeListItem("parts", index)}
                                >
                                    {t("services.web.remove_part", { number: String(index + 1) })}
                                </Button>
                            </Group>
                        </Stack>
                    </fieldset>
                ))}
            </Stack>
            <Button
                variant="subtle"
                leftSection={<Icon name="plus" size={16} />}
                onClick={() => form.fields.insertListItem("parts", blank())}
            >
                {t("services.web.add_part")}
            </Button>
        </StackedForm>
    );
}
