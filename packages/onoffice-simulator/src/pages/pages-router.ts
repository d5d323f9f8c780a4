import { Router } from 'express';
import type { Simulation } from '../simulation/simulation.js';

export function createPagesRouter(_simulation: Simulation): Router {
  return Router();
}
