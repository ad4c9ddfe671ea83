import { manifestFile } from '../shell.server.ts';
import { shellOf } from '../shells.ts';
import type { RequestHandler } from './$types';

/** How the register stands on a home screen: `?es` in Spanish. */
export const GET: RequestHandler = ({ url }) => manifestFile(shellOf(url.search.slice(1)) ?? 'en');
