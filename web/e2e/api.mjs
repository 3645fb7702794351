/** The API as an admin's token sees it. */
export function apiOf(url, token) {
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    return text === "" ? undefined : JSON.parse(text);
  };
}

/** Reports that a run of a job failed, which opens an incident. */
export async function failRun(api, job, message) {
  const runId = crypto.randomUUID();
  for (const eventType of ["START", "FAIL"]) {
    await api("POST", "/lineage", {
      eventType,
      eventTime: new Date().toISOString(),
      producer: "https://headwater.example/e2e",
      run: { runId, facets: { errorMessage: { message, programmingLanguage: "none" } } },
      job: { namespace: "e2e", name: job },
      inputs: [],
      outputs: [],
    });
  }
}
