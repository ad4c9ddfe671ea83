import { workerFile } from '../shell.server.ts';

/** The worker that keeps the shell on a phone. */
export const GET = (): Response => workerFile();
