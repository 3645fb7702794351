import "./settings.css";
import { useParams } from "react-router";
import { NotFound } from "../frame/NotFound";
import { AudiencesPart } from "./AudiencesPart";
import { CalendarPart } from "./CalendarPart";
import { ChannelsPart } from "./ChannelsPart";
import { DoctorPart } from "./DoctorPart";
import { DomainsPart } from "./DomainsPart";
import { PeoplePart } from "./PeoplePart";
import { TokensPart } from "./TokensPart";

export default function SettingsPage() {
  const { part } = useParams();
  switch (part) {
    case "channels":
      return <ChannelsPart />;
    case "audiences":
      return <AudiencesPart />;
    case "people":
      return <PeoplePart />;
    case "tokens":
      return <TokensPart />;
    case "domains":
      return <DomainsPart />;
    case "calendar":
      return <CalendarPart />;
    case "doctor":
      return <DoctorPart />;
    default:
      return <NotFound />;
  }
}
