import "./frame.css";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { Problem } from "../api/problem";
import { countsOfIncidents } from "../incidents/incident-data";
import { Loading, ProblemNote } from "../parts/Notes";
import { Said } from "../parts/say";
import { useMe } from "../session/me";
import { count } from "../words/amounts";
import { AccountMenu } from "./AccountMenu";
import { Broken } from "./Broken";
import { useFeed } from "./feed";
import { KeyHelp } from "./KeyHelp";

const PLACES = [
  { to: "/incidents", word: "Incidents" },
  { to: "/assets", word: "Assets" },
  { to: "/monitors", word: "Monitors" },
];
const MANAGED = [
  { to: "/sources", word: "Sources" },
  { to: "/messages", word: "Messages" },
];
const SETTINGS = [
  { to: "/settings/channels", word: "Channels" },
  { to: "/settings/audiences", word: "Audiences" },
  { to: "/settings/people", word: "People" },
  { to: "/settings/tokens", word: "Tokens" },
  { to: "/settings/domains", word: "Domains" },
  { to: "/settings/calendar", word: "Calendar" },
  { to: "/settings/doctor", word: "Doctor" },
];

/** The frame around every page of somebody who is signed in. */
export function Shell() {
  const me = useMe();
  const navigate = useNavigate();
  useEffect(() => {
    const leave = () => navigate("/sign-in", { replace: true });
    window.addEventListener("headwater:signed-out", leave);
    return () => window.removeEventListener("headwater:signed-out", leave);
  }, [navigate]);

  if (me.isPending) {
    return <Loading what="who you are" />;
  }
  if (me.error && Problem.of(me.error).status === 401) {
    return null;
  }
  if (me.error) {
    return (
      <main className="sign-in">
        <ProblemNote error={me.error} />
        <p>
          <button type="button" className="link" onClick={() => void me.refetch()}>
            Try again
          </button>
        </p>
      </main>
    );
  }
  return <SignedIn />;
}

function SignedIn() {
  useFeed();
  const { pathname } = useLocation();
  const counts = useQuery(countsOfIncidents);
  // on a narrow screen what is looked at less often is folded away until somebody asks
  const [isUnfolded, setUnfolded] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is at another address has chosen
  useEffect(() => setUnfolded(false), [pathname]);
  return (
    <div className="app">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <nav aria-label="Main">
        <b>Headwater</b>
        <ul className="plain">
          {PLACES.map((place) => (
            <Place
              key={place.to}
              {...place}
              number={place.to === "/incidents" && counts.data ? counts.data.open : undefined}
            />
          ))}
        </ul>
        <button
          type="button"
          className="chip more-places"
          aria-expanded={isUnfolded}
          aria-controls="more-places"
          aria-label={isUnfolded ? "Less of the places" : "More places"}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? "Less" : "More"}
        </button>
        <div id="more-places" className={isUnfolded ? "unfolded" : ""}>
          <small id="nav-manage">Manage</small>
          <ul className="plain" aria-labelledby="nav-manage">
            {MANAGED.map((place) => (
              <Place key={place.to} {...place} />
            ))}
          </ul>
          <small id="nav-settings">Settings</small>
          <ul className="plain" aria-labelledby="nav-settings">
            {SETTINGS.map((place) => (
              <Place key={place.to} {...place} />
            ))}
          </ul>
          <AccountMenu />
        </div>
      </nav>
      <main id="page" tabIndex={-1}>
        <Broken key={pathname}>
          <Suspense fallback={<Loading what="the page" />} key={pathname.split("/")[1]}>
            <Outlet />
          </Suspense>
        </Broken>
      </main>
      <KeyHelp />
      <Said />
    </div>
  );
}

function Place({ to, word, number }: { to: string; word: string; number?: number | undefined }) {
  return (
    <li>
      <NavLink to={to}>
        {word}
        {number ? (
          <span className="num">
            {count(number)}
            <span className="unseen"> open</span>
          </span>
        ) : null}
      </NavLink>
    </li>
  );
}
