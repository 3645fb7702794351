import { Card } from "./Card";
import { Form, type FormProps } from "./Form";

/** A form on a page. */
export function FormCard({ title, aside, ...form }: FormProps & { title: string; aside?: string }) {
  return (
    <Card title={title} aside={aside}>
      <Form {...form} />
    </Card>
  );
}
