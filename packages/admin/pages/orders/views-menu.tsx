/** Saved views: filters, sorting and columns under a name, one's own or shared. */
import { ActionIcon, Badge, Box, Button, Checkbox, Modal, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/me.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { changeView, deleteView, type SavedView, saveView, viewsQuery } from './api.ts'
import { type Column, columnsIn } from './columns.ts'
import classes from './orders.module.css'
import { type OrdersSearch, readOrdersSearch } from './search.ts'
import { tellUndo } from './tell-undo.tsx'

type ViewsMenuProps = {
  search: OrdersSearch
  columns: readonly Column[]
  onShow(change: Partial<OrdersSearch>): void
  onColumns(columns: readonly Column[]): void
}

export function ViewsMenu({ search, columns, onShow, onColumns }: ViewsMenuProps) {
  const texts = useTexts()
  const t = texts.orders.views
  const mayDeleteShared = useMay('owner')
  const queries = useQueryClient()
  const views = useQuery(viewsQuery).data ?? []
  const [editing, setEditing] = useState<SavedView | 'new' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: ['views'] })
  const bringBack = useMutation({
    mutationFn: ({ name, query, shared }: SavedView) => saveView({ name, query, shared }),
    onSuccess: refresh,
    onError: (error) => tellProblem(error, texts.common.problem),
  })
  const remove = useMutation({
    mutationFn: (view: SavedView) => deleteView(view.id),
    onSuccess: (_done, view) => {
      refresh()
      tellUndo(t.removed(view.name), texts.common.actions.undo, () => bringBack.mutate(view))
    },
    onError: (error) => tellProblem(error, texts.common.problem),
  })
  const edit = (what: SavedView | 'new') => {
    setOpen(false)
    setEditing(what)
  }
  const show = ({ query }: SavedView) => {
    setOpen(false)
    onShow({ ...readOrdersSearch(query), shipment: undefined, add: undefined })
    if (typeof query.columns === 'string') onColumns(columnsIn(query.columns))
  }
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        width="min(320px, calc(100vw - 24px))"
        shadow="md"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            variant="default"
            px="sm"
            className={classes.tools}
            aria-label={t.label}
            onClick={() => setOpen(!isOpen)}
          >
            <Bookmark size={16} />
            <Box component="span" ml={8} visibleFrom="sm">
              {t.label}
            </Box>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t.label} p={8}>
          {views.length === 0 ? (
            <Text size="sm" c="dimmed" p="xs">
              {t.none}
            </Text>
          ) : (
            <ul className={classes.views}>
              {views.map((view) => (
                <li key={view.id}>
                  <Button
                    variant="subtle"
                    color="gray"
                    justify="flex-start"
                    className={classes.viewName}
                    title={view.name}
                    rightSection={
                      view.shared && (
                        <Badge size="xs" variant="light" color="gray">
                          {t.sharedTag}
                        </Badge>
                      )
                    }
                    onClick={() => show(view)}
                  >
                    <Text size="sm" truncate c="var(--bridge-text)" dir="auto">
                      {view.name}
                    </Text>
                  </Button>
                  {view.mine && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t.change(view.name)}
                      onClick={() => edit(view)}
                    >
                      <Pencil size={15} />
                    </ActionIcon>
                  )}
                  {(view.mine || mayDeleteShared) && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t.remove(view.name)}
                      onClick={() => remove.mutate(view)}
                    >
                      <Trash2 size={15} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          )}
          <Button variant="subtle" fullWidth justify="flex-start" onClick={() => edit('new')}>
            {t.save}
          </Button>
        </Popover.Dropdown>
      </Popover>
      {editing !== null && (
        <EditView
          view={editing === 'new' ? null : editing}
          search={search}
          columns={columns}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

type EditViewProps = { view: SavedView | null; search: OrdersSearch; columns: readonly Column[]; onClose(): void }

/** A new view of what is seen now, or another name and, if one likes, what is seen now for an old one. */
function EditView({ view, search, columns, onClose }: EditViewProps) {
  const texts = useTexts()
  const t = texts.orders.views
  const queries = useQueryClient()
  const [name, setName] = useState(view?.name ?? '')
  const [isShared, setShared] = useState(view?.shared ?? false)
  const [takesSeen, setTakesSeen] = useState(view === null)
  const save = useMutation({
    mutationFn: async () => {
      const { shipment: _open, add: _dialog, ...seen } = search
      const kept = Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined))
      const query = takesSeen || view === null ? { ...kept, columns: columns.join(',') } : view.query
      const wish = { name: name.trim(), query: query as SavedView['query'], shared: isShared }
      if (view === null) await saveView(wish)
      else await changeView(view.id, wish)
    },
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['views'] })
      tellDone(t.saved(name.trim()))
      onClose()
    },
  })
  const title = view === null ? t.save : t.change(view.name)
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': texts.common.actions.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          <TextInput
            label={t.name}
            required
            maxLength={60}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox label={t.shared} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
          {view !== null && (
            <Checkbox
              label={t.takesSeen}
              checked={takesSeen}
              onChange={(event) => setTakesSeen(event.currentTarget.checked)}
            />
          )}
          <DialogFoot error={save.error} onCancel={onClose}>
            <Button type="submit" loading={save.isPending}>
              {texts.common.actions.save}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  )
}
