import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { api, body, keepCsrf } from "../api/client";
import { Problem } from "../api/problem";
import { useTitle } from "../parts/title";

/** Begins a session; who has one already must show its token, as for every change. */
async function begin(secret: string): Promise<void> {
  const post = () => body(api.POST("/api/v1/session", { body: { link: secret } }));
  try {
    await post();
  } catch (error) {
    if (Problem.of(error).status !== 403) {
      throw error;
    }
    keepCsrf((await body(api.GET("/api/v1/me"))).csrf);
    await post();
  }
}

/** Takes the secret of a sign-in link out of the address and begins a session with it. */
export function SignInPage() {
  useTitle("Sign in");
  const location = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const used = useRef("");
  const [refusal, setRefusal] = useState("");
  const secret = location.hash.slice(1);

  useEffect(() => {
    if (secret === "" || used.current === secret) {
      return;
    }
    used.current = secret;
    window.history.replaceState(null, "", "/sign-in");
    begin(secret).then(
      () => {
        client.clear();
        navigate("/incidents", { replace: true });
      },
      (error) => setRefusal(Problem.of(error).message),
    );
  }, [secret, client, navigate]);

  const isSigningIn = secret !== "" && refusal === "";
  return (
    <main className="sign-in">
      <h1>{isSigningIn ? "Signing you in…" : "Sign in to Headwater"}</h1>
      {refusal === "" ? null : (
        <p className="note bad" role="alert">
          {refusal}
        </p>
      )}
      {isSigningIn ? null : (
        <>
          <p>Headwater lets you in by a link that works once. On the machine where it runs:</p>
          <pre>
            <code>headwater signin-link</code>
          </pre>
          <p className="soft">
            Somebody who administers it can also make a link for you: Settings, People, “New sign-in link”.
          </p>
        </>
      )}
    </main>
  );
}
