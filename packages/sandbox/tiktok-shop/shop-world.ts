/** The imitated TikTok Shop as its parts see it: the world around it and what it remembers. */
import type { World } from '../core/world.ts'
import { Memory } from './entities.ts'

export class ShopWorld {
  readonly world: World
  memory = new Memory()

  constructor(world: World) {
    this.world = world
  }

  nowMs(): number {
    return this.world.clock.now()
  }

  /** Unix seconds, the unit of nearly every time of this API. */
  now(): number {
    return Math.floor(this.world.clock.now() / 1000)
  }

  after(seconds: number, work: () => void): void {
    this.world.clock.schedule(this.world.clock.now() + seconds * 1000, work)
  }

  /** Runs `work` at a unix second. */
  at(time: number, work: () => void): void {
    this.world.clock.schedule(time * 1000, work)
  }
}
