import { lazy } from "react";
import { Navigate, Route, Routes } from "react-router";
import { NotFound } from "./frame/NotFound";
import { Shell } from "./frame/Shell";
import { IncidentsPage } from "./incidents/IncidentsPage";
import { SignInPage } from "./session/SignInPage";

const IncidentPage = lazy(() => import("./incidents/IncidentPage"));
const AssetsPage = lazy(() => import("./assets/AssetsPage"));
const AssetPage = lazy(() => import("./assets/AssetPage"));
const MonitorsPage = lazy(() => import("./monitors/MonitorsPage"));
const MonitorPage = lazy(() => import("./monitors/MonitorPage"));
const SourcesPage = lazy(() => import("./sources/SourcesPage"));
const SourcePage = lazy(() => import("./sources/SourcePage"));
const MessagesPage = lazy(() => import("./messages/MessagesPage"));
const MessagePage = lazy(() => import("./messages/MessagePage"));
const SettingsPage = lazy(() => import("./settings/SettingsPage"));

/** Which page answers at which address; Pages.java knows the same addresses. */
export function App() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route element={<Shell />}>
        <Route index element={<Navigate to="/incidents" replace />} />
        <Route path="/incidents" element={<IncidentsPage />} />
        <Route path="/incidents/:id" element={<IncidentPage />} />
        <Route path="/assets" element={<AssetsPage />} />
        <Route path="/assets/:id" element={<AssetPage />} />
        <Route path="/monitors" element={<MonitorsPage />} />
        <Route path="/monitors/:id" element={<MonitorPage />} />
        <Route path="/sources" element={<SourcesPage />} />
        <Route path="/sources/:id" element={<SourcePage />} />
        <Route path="/messages" element={<MessagesPage />} />
        <Route path="/messages/:id" element={<MessagePage />} />
        <Route path="/settings" element={<Navigate to="/settings/channels" replace />} />
        <Route path="/settings/:part" element={<SettingsPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
