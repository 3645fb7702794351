export default function MessagePage() {
  return <h1>MessagePage</h1>;
}
