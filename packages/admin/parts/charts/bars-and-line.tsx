/**
 * Bars for what happened in each span and a line for what was left at its end. Drawn as SVG: a chart library
 * would weigh as much as the rest of the page. Everything it shows is also told as a table, for eyes and for screen readers.
 */
import { useElementSize } from '@mantine/hooks'
import { useId, useState } from 'react'
import classes from './bars-and-line.module.css'
import { ticksUpTo } from './ticks.ts'

/** `line` is null where there was nothing to draw yet. */
export type ChartPoint = { key: string; label: string; exact: string; bar: number; line: number | null }

type BarsAndLineProps = {
  points: readonly ChartPoint[]
  barName: string
  lineName: string
  /** One sentence that says what the picture shows. */
  summary: string
  locale: string
}

const height = 220
const margin = { top: 12, right: 12, bottom: 26, left: 40 }
const labelWidth = 62
/** Of a span's width; the rest is the gap to its neighbours. */
const barPart = 0.72

export function BarsAndLine({ points, barName, lineName, summary, locale }: BarsAndLineProps) {
  const { ref, width } = useElementSize()
  const [hovered, setHovered] = useState<number | null>(null)
  const titleId = useId()
  const inner = { width: Math.max(width - margin.left - margin.right, 0), height: height - margin.top - margin.bottom }
  const most = Math.max(1, ...points.map((point) => Math.max(point.bar, point.line ?? 0)))
  const ticks = ticksUpTo(most)
  const bandWidth = inner.width / Math.max(points.length, 1)
  const barWidth = bandWidth * barPart
  const middle = (index: number) => (index + 0.5) * bandWidth
  const y = (value: number) => inner.height * (1 - value / (ticks.at(-1) as number))
  // Straight from span to span: a curve would tell of values between them that nobody counted.
  const corners = points.flatMap((point, index) =>
    point.line === null ? [] : [{ x: middle(index), y: y(point.line) }],
  )
  const [only] = corners.length === 1 ? corners : []
  const everyNth = Math.max(1, Math.ceil((points.length * labelWidth) / Math.max(inner.width, 1)))
  const digits = new Intl.NumberFormat(locale, { notation: 'compact' })
  const shown = hovered === null ? undefined : points[hovered]
  return (
    <div ref={ref} className={classes.chart}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-labelledby={titleId}>
          <title id={titleId}>{summary}</title>
          <g transform={`translate(${margin.left},${margin.top})`}>
            {ticks.map((tick) => (
              <g key={tick} transform={`translate(0,${y(tick)})`}>
                <line x2={inner.width} className={classes.grid} />
                <text x={-8} dy="0.32em" textAnchor="end" className={classes.label}>
                  {digits.format(tick)}
                </text>
              </g>
            ))}
            {points.map((point, index) => (
              <g key={point.key}>
                <rect
                  x={middle(index) - barWidth / 2}
                  y={y(point.bar)}
                  width={barWidth}
                  height={inner.height - y(point.bar)}
                  rx={Math.min(3, barWidth / 3)}
                  className={classes.bar}
                  data-dim={hovered !== null && hovered !== index ? '' : undefined}
                />
                {index % everyNth === 0 && (
                  <text x={middle(index)} y={inner.height + 18} textAnchor="middle" className={classes.label}>
                    {point.label}
                  </text>
                )}
                <rect
                  x={index * bandWidth}
                  width={bandWidth}
                  height={inner.height}
                  className={classes.reach}
                  onPointerEnter={() => setHovered(index)}
                  onPointerLeave={() => setHovered(null)}
                />
              </g>
            ))}
            <polyline points={corners.map((at) => `${at.x},${at.y}`).join(' ')} className={classes.line} />
            {only && <circle cx={only.x} cy={only.y} r={4} className={classes.dot} />}
            {shown !== undefined && shown.line !== null && hovered !== null && (
              <circle cx={middle(hovered)} cy={y(shown.line)} r={4} className={classes.dot} />
            )}
          </g>
        </svg>
      )}
      <div className={classes.legend} aria-hidden="true">
        <span className={classes.barKey}>
          {barName}
          {shown && <b>{` ${shown.bar}`}</b>}
        </span>
        <span className={classes.lineKey}>
          {lineName}
          {shown && <b>{` ${shown.line ?? 0}`}</b>}
        </span>
        {shown && <span className={classes.exact}>{shown.exact}</span>}
      </div>
    </div>
  )
}
