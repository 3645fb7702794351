import "./messages.css";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { useAddress } from "../parts/address";
import { Choice } from "../parts/Choice";
import { named } from "../parts/Headline";
import { ListCard } from "../parts/ListCard";
import { NothingFits } from "../parts/ListPage";
import { Empty } from "../parts/Notes";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { MESSAGE_KINDS, MESSAGE_STATES, type Message, readMessages } from "./message-data";

export default function MessagesPage() {
  useTitle("Messages");
  const [get, set] = useAddress();
  const filter = { state: get("state"), incident: get("incident") };
  const list = useListed(["messages", "list", filter], (after) => readMessages(filter, after));
  const isNarrow = filter.state !== "" || filter.incident !== "";
  return (
    <>
      <h1>Messages</h1>
      <search className="chips" aria-label="Which messages to show">
        <Choice
          label="State"
          any="State: any"
          value={filter.state}
          choices={Object.entries(MESSAGE_STATES).map(([value, { word }]) => ({ value, label: word }))}
          onChoose={(state) => set({ state })}
        />
        {filter.incident === "" ? null : (
          <button type="button" className="chip" aria-pressed onClick={() => set({ incident: null })}>
            INC-{filter.incident} only ✕
          </button>
        )}
      </search>
      <ListCard
        title="Messages"
        list={list}
        empty={isNarrow ? <NothingFits what="message" all="/messages" /> : <NoMessages />}
      >
        <MessageTable messages={list.items} />
      </ListCard>
    </>
  );
}

function NoMessages() {
  return (
    <Empty>
      <p>Nobody has been told anything yet: messages are sent when an incident opens and somebody listens.</p>
      <p>
        <Link to="/settings/audiences">Say who hears of what</Link>
      </p>
    </Empty>
  );
}

function MessageTable({ messages }: { messages: Message[] }) {
  return (
    <table className="list folds">
      <thead>
        <tr>
          <th>Message</th>
          <th>To</th>
          <th>Delivery</th>
          <th>Why it was sent or held</th>
          <th className="right">Made</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <td style={{ minWidth: 220 }}>
              <Link to={`/messages/${message.id}`}>{named(message.headline)}</Link>
              <div className="soft small">
                {MESSAGE_KINDS[message.kind]}
                {message.incident === "" ? "" : " · "}
                <span className="mono">{message.incident}</span>
              </div>
            </td>
            <td data-label="To" className="receiver">
              <Receiver message={message} />
            </td>
            <td data-label="Delivery">
              <DeliveryWord message={message} />
              {message.lastError ? <div className="bad small">{message.lastError}</div> : null}
            </td>
            <td className="soft small">{message.reason}</td>
            <td className="right" data-label="Made">
              <When at={message.created} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who it goes to: the recipient with its channel, or the channel where it has one receiver. */
function Receiver({ message }: { message: Message }) {
  const channel = (
    <>
      <bdi>{message.channel}</bdi>
      {message.channelRemoved ? <span className="faint"> (removed)</span> : null}
    </>
  );
  return message.recipient === "" ? (
    channel
  ) : (
    <>
      <bdi>{message.recipient}</bdi>
      <div className="soft small">{channel}</div>
    </>
  );
}

export function DeliveryWord({ message }: { message: Message }) {
  const { look, word } = MESSAGE_STATES[message.state];
  return (
    <>
      <span className={look}>{word}</span>
      {message.attempts > 1 ? <span className="faint small"> after {message.attempts} attempts</span> : null}
    </>
  );
}
