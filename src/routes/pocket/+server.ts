import { choosePage } from './shell.server.ts';

/** The worker's scope is `/pocket/`; the page must lie in it. */
export const trailingSlash = 'always';

/** The same bytes for everybody, signed in or not. */
export const GET = (): Response => choosePage();
