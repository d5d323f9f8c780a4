import { readServerConfig, type ServerConfig } from '@immo-billie/server';
import type { DemoFolder } from './demo-folder.js';

/** Settings of the server that a demo lets through. */
const PASSED_ON = ['LOG_LEVEL', 'EXPLAINER_VIDEO_URL', 'PROSPECT_VIDEO', 'METRICS_TOKEN'];

/** The log of a demo goes to the terminal in which the addresses stand. */
const QUIET = 'warn';

/** The configuration of the app inside a demo; nothing of it comes from a real server's settings. */
export function demoConfig(
  folder: DemoFolder,
  environment: Readonly<Record<string, string | undefined>>,
  addresses: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string;
    readonly simulatorUrl: string;
  },
): ServerConfig {
  const { port: simulatorPort } = new URL(addresses.simulatorUrl);
  return readServerConfig({
    LOG_LEVEL: QUIET,
    ...Object.fromEntries(
      PASSED_ON.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
    ),
    ...folder.secrets,
    HOST: addresses.host,
    PORT: String(addresses.port),
    PUBLIC_URL: addresses.publicUrl,
    DATABASE_URL: `sqlite:${folder.databaseFile}`,
    ONOFFICE_API_URL: apiUrlOf(addresses.simulatorUrl),
    FRAME_ANCESTORS: `'self' ${addresses.simulatorUrl} http://localhost:${simulatorPort}`,
  });
}

/** Where the API of a simulator answers. */
export function apiUrlOf(simulatorUrl: string): string {
  return `${simulatorUrl}/api/stable/api.php`;
}
