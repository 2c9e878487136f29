/** Mantine's looks with the router's typed links: an address that does not exist is a type error. */
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type LinkProps = Omit<ComponentPropsWithRef<'a'>, 'color' | 'style'>

export const LinkButton = createLink((props: ButtonProps & LinkProps) => <Button component="a" {...props} />)
export const LinkText = createLink((props: AnchorProps & LinkProps) => <Anchor component="a" {...props} />)
