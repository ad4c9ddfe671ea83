// The third quarter of the telling days.
import { fillsOnAQuarter } from './telling-days.ts';

fillsOnAQuarter(2);
