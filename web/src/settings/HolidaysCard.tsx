import { Button, NativeSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import {
  type Country,
  countriesQuery,
  countryName,
  knownCountriesQuery,
  TOUCHED,
} from "../calendar/calendar-data";
import { Card } from "../parts/Card";
import { Loading, ProblemNote } from "../parts/Notes";
import { useMay } from "../session/me";
import { domainsQuery } from "./settings-data";

/** The countries whose public holidays count, for everything or for a domain. */
export function HolidaysCard() {
  const query = useQuery(countriesQuery);
  const mayEdit = useMay("EDITOR");
  const countries = query.data ?? [];
  return (
    <Card title="Public holidays" aside="those that hold in all of a country">
      <ProblemNote error={query.error} doing="Reading the countries" />
      {query.isPending ? <Loading what="the countries" /> : null}
      {query.data && countries.length === 0 ? (
        <p className="soft">
          No country is chosen, so no day is known as a holiday. On one as little may come as on the quietest
          day of the week.
        </p>
      ) : null}
      <ul className="plain countries">
        {countries.map((country) => (
          <Chosen key={country.id} country={country} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit ? <Choosing /> : null}
    </Card>
  );
}

function Chosen({ country, mayEdit }: { country: Country; mayEdit: boolean }) {
  const change = useChange(
    () => body(api.DELETE("/api/v1/holidays/{id}", { params: { path: { id: country.id } } })),
    TOUCHED,
  );
  return (
    <li className="row">
      <span className="grow">
        <b>{countryName(country.country)}</b>{" "}
        <span className="soft">
          for {country.domain === undefined ? "everything" : <bdi>{`domain ${country.domain}`}</bdi>}
        </span>
        <ProblemNote error={change.error} doing="Removing it" />
      </span>
      {mayEdit ? (
        <Button
          size="compact-sm"
          loading={change.isPending}
          aria-label={`Remove ${countryName(country.country)}`}
          onClick={() => change.mutate(undefined)}
        >
          Remove
        </Button>
      ) : null}
    </li>
  );
}

function Choosing() {
  const known = useQuery(knownCountriesQuery).data ?? [];
  const domains = useQuery(domainsQuery).data ?? [];
  const [country, setCountry] = useState<string | null>(null);
  const [domain, setDomain] = useState("");
  const add = useChange(
    (wish: Schemas["CountryWish"]) => body(api.POST("/api/v1/holidays", { body: wish })),
    TOUCHED,
  );
  const choices = known
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (country !== null) {
          add.mutate(
            { country, ...(domain === "" ? {} : { domain }) },
            { onSuccess: () => setCountry(null) },
          );
        }
      }}
    >
      <div className="pairs">
        <Select
          label="Country"
          placeholder="Type a part of its name"
          searchable
          value={country}
          data={choices}
          onChange={setCountry}
        />
        <NativeSelect
          label="For"
          value={domain}
          data={[
            { value: "", label: "Everything" },
            ...domains.map(({ name }) => ({ value: name, label: `Domain ${name}` })),
          ]}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
      </div>
      <ProblemNote error={add.error} doing="Adding the country" />
      <div className="row">
        <Button type="submit" disabled={country === null} loading={add.isPending}>
          Add a country
        </Button>
      </div>
    </form>
  );
}
