import { Modal } from "@mantine/core";
import { Form, type FormProps } from "./Form";

/** A form in a dialog. */
export function DialogForm({
  title,
  isWide = false,
  ...form
}: FormProps & { title: string; isWide?: boolean }) {
  return (
    <Modal opened onClose={form.onClose} title={<bdi>{title}</bdi>} {...(isWide ? { size: "lg" } : {})}>
      <Form {...form} />
    </Modal>
  );
}
