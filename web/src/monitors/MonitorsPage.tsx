export default function MonitorsPage() {
  return <h1>MonitorsPage</h1>;
}
