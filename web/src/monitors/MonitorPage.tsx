export default function MonitorPage() {
  return <h1>MonitorPage</h1>;
}
