import { PasswordInput } from "@mantine/core";
import { useText } from "@ui/text";

type Inputs = { getInputProps: (name: string) => object };

export function NewPassword({ fields, name = "password" }: { fields: Inputs; name?: string }) {
    const t = useText();
    return (
        <>
            <PasswordInput
                mt="sm"
                label={t("accounts.web.new_password")}
                description={t("accounts.web.password_hint")}
                autoComplete="new-password"
                required
                {...fields.getInputProps(name)}
            />
            <PasswordInput
                mt="sm"
                label={t("accounts.web.repeat_password")}
                autoComplete="new-password"
                required
                {...fields.getInputProps("repeat")}
            />
        </>
    );
}
