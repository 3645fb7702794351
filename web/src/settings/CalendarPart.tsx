import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { type CalendarEvent, eventWord, readEvents, removeEvent, TOUCHED } from "../calendar/calendar-data";
import { EventForm } from "../calendar/EventForm";
import type { Column } from "../parts/columns";
import { Ident } from "../parts/Ident";
import { ListCard } from "../parts/ListCard";
import { ListTable } from "../parts/ListTable";
import { Empty } from "../parts/Notes";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { HolidaysCard } from "./HolidaysCard";
import { actionsColumn } from "./Part";
import { Removal } from "./Removal";

const COLUMNS: Column<CalendarEvent>[] = [
  {
    key: "event",
    word: "Event",
    plain: true,
    cell: ({ name, kind }) => (
      <>
        <b>
          <bdi>{name}</bdi>
        </b>
        <div className="soft small">{eventWord(kind)}</div>
      </>
    ),
  },
  {
    key: "when",
    word: "When",
    cell: ({ from, to }) => (
      <>
        <When at={from} as="date" /> to <When at={to} as="date" />
      </>
    ),
  },
  {
    key: "about",
    word: "About",
    cell: ({ asset, assetName, domain }) =>
      asset !== undefined ? (
        <Link to={`/assets/${asset}`}>
          <Ident>{assetName ?? String(asset)}</Ident>
        </Link>
      ) : domain !== undefined ? (
        <>
          domain <bdi>{domain}</bdi>
        </>
      ) : (
        "everything"
      ),
  },
  {
    key: "by",
    word: "Entered by",
    look: "soft small",
    cell: ({ by, at, occasion }) => (
      <>
        <bdi>{by}</bdi>, <When at={at} />
        {occasion ? `, about ${occasion}` : ""}
      </>
    ),
  },
];

/** What is known to happen: events that people entered, and countries whose holidays count. */
export function CalendarPart() {
  useTitle("Calendar");
  const list = useListed(["calendar"], (after) => readEvents("", after));
  const mayRespond = useMay("RESPONDER");
  const [form, setForm] = useState<CalendarEvent | "new" | null>(null);
  const actions = actionsColumn<CalendarEvent>((event) => (
    <div className="actions">
      <Button onClick={() => setForm(event)} aria-label={`Change ${event.name}`}>
        Change…
      </Button>
      <Removal
        word="Remove"
        name={event.name}
        consequence="From now on it is as if it had not been entered: its windows are learnt from like any others, and the next one of its name is not allowed for."
        remove={() => removeEvent(event.id)}
        touched={TOUCHED}
      />
    </div>
  ));
  return (
    <>
      <div className="row top">
        <div className="grow">
          <h1>Calendar</h1>
          <p className="soft intro">
            What is known to happen explains instead of alarming: bands and deadlines allow for it, and what
            it brought is kept apart from what is ordinary.
          </p>
        </div>
        {mayRespond && form === null ? (
          <Button variant="filled" onClick={() => setForm("new")}>
            Add an event
          </Button>
        ) : null}
      </div>
      {form === null ? null : (
        <EventForm
          key={form === "new" ? "new" : form.id}
          event={form === "new" ? undefined : form}
          onClose={() => setForm(null)}
        />
      )}
      <ListCard
        title="Events"
        list={list}
        empty={
          <Empty>
            <p>
              No event is known. Campaigns, releases, backfills and maintenance can be added before they come.
            </p>
          </Empty>
        }
      >
        <ListTable
          columns={mayRespond ? [...COLUMNS, actions] : COLUMNS}
          items={list.items}
          keyOf={({ id }) => id}
        />
      </ListCard>
      <HolidaysCard />
    </>
  );
}
