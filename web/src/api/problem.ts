interface FieldError {
  field: string;
  message: string;
}

/** What went wrong, in the server's words (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly errors: FieldError[];

  constructor(status: number, detail: string, errors: FieldError[] = []) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.errors = errors;
  }

  static unreachable(): Problem {
    return new Problem(0, "The server does not answer. Check that it runs, then try again.");
  }

  static from(status: number, said: unknown): Problem {
    if (typeof said === "object" && said !== null) {
      const { detail, reason, errors } = said as { detail?: string; reason?: string; errors?: FieldError[] };
      return new Problem(status, detail ?? reason ?? `The server answered ${status}.`, errors ?? []);
    }
    return new Problem(status, `The server answered ${status} without saying why; its log does.`);
  }

  static of(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem(0, String(error));
  }

  /** Somebody else changed it since it was read. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** What is wrong with a field of the form, by its name at the end of the path. */
  field(name: string): string | undefined {
    return this.errors.find((error) => error.field === name || error.field.endsWith(`.${name}`))?.message;
  }
}
