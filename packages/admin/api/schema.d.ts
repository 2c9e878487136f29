/**
 * The REST API as its OpenAPI document tells it. Written by `node scripts/api-types.ts`; a test says when it is stale.
 */
export interface paths {
    "/api/v1/session/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the first account is still to be made.
         * @description Role: anybody.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether the first account is still to be made. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            open: boolean;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make the first account with the set-up link the server printed at its start.
         * @description Role: anybody.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        workspaceName: string;
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Make the first account with the set-up link the server printed at its start. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workspaceId: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation: make an account, or bring the one you have.
         * @description Role: anybody.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Accept an invitation: make an account, or bring the one you have. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workspaceId: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in. The session is a cookie.
         * @description Role: anybody.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Sign in. The session is a cookie. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            email: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Sign out: the session ends everywhere at once.
         * @description Role: viewer.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password with the link that `waybridge reset-password` printed. Every session of yours ends.
         * @description Role: anybody.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter your password again, for what reaches far; it counts for 15 minutes.
         * @description Role: viewer; people only, no API key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password. Every other session of yours ends.
         * @description Role: viewer.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        present: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is asking, in which workspace, with which role.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who is asking, in which workspace, with which role. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you are signed in, the session used last first. Empty for an API key.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where you are signed in, the session used last first. Empty for an API key. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * End every other session of yours, at once.
         * @description Role: viewer.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description End every other session of yours, at once. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of yours, at once.
         * @description Role: viewer.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong, how many shipments, how long is left; figures over the last 1, 7 or 30 days.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    channelId?: string;
                    days?: "1" | "7" | "30";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is wrong, how many shipments, how long is left; figures over the last 1, 7 or 30 days. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, newest first.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description API keys, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiKey"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an API key. The secret is shown in this answer only.
         * @description Role: owner; people only, no API key. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        role: components["schemas"]["RoleInput"];
                        /** @default null */
                        expiresAt?: string | null;
                    };
                };
            };
            responses: {
                /** @description Make an API key. The secret is shown in this answer only. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            secret: string;
                            shownPrefix: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key; it is refused from the next request on.
         * @description Role: owner; people only, no API key. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who belongs to the workspace.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who belongs to the workspace. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations that are still open, newest first. Their links are told only when they are made.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Invitations that are still open, newest first. Their links are told only when they are made. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Invitation"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Invite somebody. The link works once, for three days; hand it over yourself.
         * @description It works for as long as whoever invited is an owner.
         *
         *     Role: owner; people only, no API key. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        role: components["schemas"]["RoleInput"];
                    };
                };
            };
            responses: {
                /** @description Invite somebody. The link works once, for three days; hand it over yourself. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation: its link works no more.
         * @description Role: owner; people only, no API key.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}/made": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would end with a member: API keys they made, open invitations, views only they see.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What would end with a member: API keys they made, open invitations, views only they see. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeByMember"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a member another role.
         * @description With a lower role, invitations they gave are withdrawn, and API keys they made may do no more than they may.
         *
         *     Role: owner; people only, no API key. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role: components["schemas"]["RoleInput"];
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take somebody out of the workspace, at once.
         * @description Invitations they gave are withdrawn, API keys they made revoked, views only they see deleted: see GET /members/{id}/made.
         *
         *     Role: owner; people only, no API key. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of store this server connects, each with the fields of its form.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The kinds of store this server connects, each with the fields of its form. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["StoreConnector"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected stores.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Connected stores. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Store"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect a store. Its settings are tried first; nothing is kept of settings that do not work.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: string;
                        name?: string;
                        settings: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Connect a store. Its settings are tried first; nothing is kept of settings that do not work. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StoreConnected"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One store.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One store. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Store"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * End the connection: its secrets, orders, links and shipments are deleted.
         * @description Role: owner. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description End the connection: its secrets, orders, links and shipments are deleted. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deleted: {
                                shipments: number;
                                unsynced: number;
                                inFlight: number;
                                links: number;
                                orders: number;
                            };
                            noticesRemoved: boolean;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the store now whether the connection works and which permissions it grants.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ask the store now whether the connection works and which permissions it grants. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            permissions: {
                                name: string;
                                granted: boolean;
                                neededFor: string;
                            }[];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{id}/reconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New settings for the same store. Fields left out keep their value.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        settings: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description New settings for the same store. Fields left out keep their value. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StoreConnected"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop reading the store; its shipments wait.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Stop reading the store; its shipments wait. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Store"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the store again.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Read the store again. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Store"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{id}/disconnect-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What ending the connection would delete.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What ending the connection would delete. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            shipments: number;
                            unsynced: number;
                            inFlight: number;
                            links: number;
                            orders: number;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected TikTok Shops.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Connected TikTok Shops. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Channel"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect with an authorisation code you have at hand.
         * @description When the authorisation reaches one shop, or shopIds names them, the channels are there at once; else choose among the listed shops.
         *
         *     Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        appKey: string;
                        appSecret: string;
                        /**
                         * Format: uri
                         * @description Only where the operator allows sandboxes.
                         */
                        apiUrl?: string;
                        /**
                         * Format: uri
                         * @description Only where the operator allows sandboxes.
                         */
                        authUrl?: string;
                        authCode: string;
                        shopIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Connect with an authorisation code you have at hand. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorisationId: string;
                            shops: components["schemas"]["Shop"][];
                            channels: components["schemas"]["ConnectedChannel"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect a TikTok Shop: the page on which the seller grants access.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        appKey: string;
                        appSecret: string;
                        /**
                         * Format: uri
                         * @description Only where the operator allows sandboxes.
                         */
                        apiUrl?: string;
                        /**
                         * Format: uri
                         * @description Only where the operator allows sandboxes.
                         */
                        authUrl?: string;
                        serviceId: string;
                        /** @enum {string} */
                        market: "US" | "other";
                    };
                };
            };
            responses: {
                /** @description Begin to connect a TikTok Shop: the page on which the seller grants access. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorisationId: string;
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/authorisations/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What TikTok's redirect brought: code and state. The state works once, for who began, for ten minutes.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: string;
                        code: string | null;
                    };
                };
            };
            responses: {
                /** @description What TikTok's redirect brought: code and state. The state works once, for who began, for ten minutes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorisationId: string;
                            shops: components["schemas"]["Shop"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/authorisations/{id}/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the shops of an authorisation; each becomes a sales channel.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        shopIds: string[];
                    };
                };
            };
            responses: {
                /** @description Choose the shops of an authorisation; each becomes a sales channel. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: components["schemas"]["ConnectedChannel"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One sales channel.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One sales channel. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * End the connection: its tokens, orders, links and shipments are deleted; mappings wait for a reconnection.
         * @description Role: owner. Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description End the connection: its tokens, orders, links and shipments are deleted; mappings wait for a reconnection. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deleted: {
                                unsynced: number;
                                inFlight: number;
                                synced: number;
                                links: number;
                                orders: number;
                                /** @description Kept for a reconnection. */
                                mappings: number;
                            };
                            noticesRemoved: boolean;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * How fulfilment sync behaves for this channel. What waited for the old settings is decided again.
         * @description Role: operator.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        policy: components["schemas"]["ChannelPolicyInput"];
                        defaultProviderId: string | null;
                    };
                };
            };
            responses: {
                /** @description How fulfilment sync behaves for this channel. What waited for the old settings is decided again. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/policy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What other settings would do, before they are saved.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        policy: components["schemas"]["ChannelPolicyInput"];
                        defaultProviderId: string | null;
                    };
                };
            };
            responses: {
                /** @description What other settings would do, before they are saved. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsPreview"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/policy/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed the settings, newest first.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who changed the settings, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SettingsChange"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/policy/history/{changeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the settings back as they were. Refused when they were changed again since.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    changeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Put the settings back as they were. Refused when they were changed again since. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shipping providers TikTok Shop lists for this channel: its integrated carriers.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The shipping providers TikTok Shop lists for this channel: its integrated carriers. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListedProvider"][];
                            deliveryOptions: {
                                id: string;
                                name: string;
                                /** Format: date-time */
                                readAt: string;
                                providers: components["schemas"]["Provider"][];
                            }[];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask TikTok Shop now whether the connection works; changes nothing.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ask TikTok Shop now whether the connection works; changes nothing. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As TikTok Shop names the shop. */
                            name: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing to this channel for now; its shipments wait.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Send nothing to this channel for now; its shipments wait. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to this channel again.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Send to this channel again. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/disconnect-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What ending the connection would delete.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What ending the connection would delete. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unsynced: number;
                            inFlight: number;
                            synced: number;
                            links: number;
                            orders: number;
                            /** @description Kept for a reconnection. */
                            mappings: number;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Store carrier → shipping provider, with how many held shipments each speaks for.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Store carrier → shipping provider, with how many held shipments each speaks for. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MappingWithCount"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a mapping. Everything waiting for it goes by itself.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters. */
                        storeCarrier: string;
                        /**
                         * @default exact
                         * @enum {string}
                         */
                        match?: "exact" | "pattern";
                        /**
                         * @description Only for stores of this kind; null: any.
                         * @default null
                         */
                        storeKind?: string | null;
                        /**
                         * @description Only for this delivery option; null: any.
                         * @default null
                         */
                        deliveryOptionId?: string | null;
                        /** @enum {string} */
                        target: "provider";
                        providerId: string;
                    } | {
                        /** @description As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters. */
                        storeCarrier: string;
                        /**
                         * @default exact
                         * @enum {string}
                         */
                        match?: "exact" | "pattern";
                        /**
                         * @description Only for stores of this kind; null: any.
                         * @default null
                         */
                        storeKind?: string | null;
                        /**
                         * @description Only for this delivery option; null: any.
                         * @default null
                         */
                        deliveryOptionId?: string | null;
                        /** @enum {string} */
                        target: "do_not_sync" | "hold";
                    };
                };
            };
            responses: {
                /** @description Add a mapping. Everything waiting for it goes by itself. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mapping: components["schemas"]["Mapping"];
                            /** @description Held shipments that are decided again because of it. */
                            released: number;
                            /** @description GET /shipments/bulk/{id} tells how far they are; null when there are none. */
                            bulkId: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/{mappingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a mapping.
         * @description Role: operator.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mappingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters. */
                        storeCarrier: string;
                        /**
                         * @default exact
                         * @enum {string}
                         */
                        match?: "exact" | "pattern";
                        /**
                         * @description Only for stores of this kind; null: any.
                         * @default null
                         */
                        storeKind?: string | null;
                        /**
                         * @description Only for this delivery option; null: any.
                         * @default null
                         */
                        deliveryOptionId?: string | null;
                        /** @enum {string} */
                        target: "provider";
                        providerId: string;
                    } | {
                        /** @description As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters. */
                        storeCarrier: string;
                        /**
                         * @default exact
                         * @enum {string}
                         */
                        match?: "exact" | "pattern";
                        /**
                         * @description Only for stores of this kind; null: any.
                         * @default null
                         */
                        storeKind?: string | null;
                        /**
                         * @description Only for this delivery option; null: any.
                         * @default null
                         */
                        deliveryOptionId?: string | null;
                        /** @enum {string} */
                        target: "do_not_sync" | "hold";
                    };
                };
            };
            responses: {
                /** @description Change a mapping. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mapping: components["schemas"]["Mapping"];
                            /** @description Held shipments that are decided again because of it. */
                            released: number;
                            /** @description GET /shipments/bulk/{id} tells how far they are; null when there are none. */
                            bulkId: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Delete a mapping.
         * @description Role: operator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mappingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Delete a mapping. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Held shipments that are decided again because of it. */
                            released: number;
                            /** @description GET /shipments/bulk/{id} tells how far they are; null when there are none. */
                            bulkId: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a mapping would change, before it is saved, changed or removed.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters. */
                        storeCarrier: string;
                        /**
                         * @default exact
                         * @enum {string}
                         */
                        match?: "exact" | "pattern";
                        /**
                         * @description Only for stores of this kind; null: any.
                         * @default null
                         */
                        storeKind?: string | null;
                        /**
                         * @description Only for this delivery option; null: any.
                         * @default null
                         */
                        deliveryOptionId?: string | null;
                        /** @enum {string} */
                        target: "provider";
                        providerId: string;
                        mappingId?: string;
                    } | {
                        /** @description As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters. */
                        storeCarrier: string;
                        /**
                         * @default exact
                         * @enum {string}
                         */
                        match?: "exact" | "pattern";
                        /**
                         * @description Only for stores of this kind; null: any.
                         * @default null
                         */
                        storeKind?: string | null;
                        /**
                         * @description Only for this delivery option; null: any.
                         * @default null
                         */
                        deliveryOptionId?: string | null;
                        /** @enum {string} */
                        target: "do_not_sync" | "hold";
                        mappingId?: string;
                    } | {
                        /** @enum {string} */
                        target: "remove";
                        mappingId: string;
                    };
                };
            };
            responses: {
                /** @description What a mapping would change, before it is saved, changed or removed. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MappingPreview"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed which mapping, newest first.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who changed which mapping, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MappingChange"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/history/{changeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put back what a change did. Refused when one of its mappings was changed again since.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    changeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Put back what a change did. Refused when one of its mappings was changed again since. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Held shipments that are decided again because of it. */
                            released: number;
                            /** @description GET /shipments/bulk/{id} tells how far they are; null when there are none. */
                            bulkId: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/unmapped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Store carriers that shipments wait for, most urgent first, with ranked suggestions and why.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Store carriers that shipments wait for, most urgent first, with ranked suggestions and why. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UnmappedCarrier"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom a store carrier may mean, among the shipping providers of this channel: for a name that is being typed.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query: {
                    storeCarrier: string;
                    storeKind?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whom a store carrier may mean, among the shipping providers of this channel: for a name that is being typed. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NamedCarrier"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All mappings as CSV.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All mappings as CSV. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an import would add and change, and which of its lines are wrong.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                    };
                };
            };
            responses: {
                /** @description What an import would add and change, and which of its lines are wrong. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPreview"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add and change mappings from CSV: all lines or none.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                    };
                };
            };
            responses: {
                /** @description Add and change mappings from CSV: all lines or none. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            changed: number;
                            same: number;
                            /** @description Held shipments that are decided again because of it. */
                            released: number;
                            /** @description GET /shipments/bulk/{id} tells how far they are; null when there are none. */
                            bulkId: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/copy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What taking over another channel's mappings would add and change.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fromChannelId: string;
                    };
                };
            };
            responses: {
                /** @description What taking over another channel's mappings would add and change. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CopyPreview"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/mappings/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over another channel's mappings.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fromChannelId: string;
                        /**
                         * @description What is mapped here already stays as it is.
                         * @default false
                         */
                        keepsOwn?: boolean;
                    };
                };
            };
            responses: {
                /** @description Take over another channel's mappings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            changed: number;
                            same: number;
                            /** @description Held shipments that are decided again because of it. */
                            released: number;
                            /** @description GET /shipments/bulk/{id} tells how far they are; null when there are none. */
                            bulkId: string | null;
                            notOffered: {
                                storeCarrier: string;
                                providerName: string;
                            }[];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * TikTok Shop orders that wait for tracking and have no shipment yet, most urgent first.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    channelId?: string;
                    orderId?: string;
                    /** @description The beginning of the TikTok order id. */
                    text?: string;
                    /** @description nextCursor of the page before. */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description TikTok Shop orders that wait for tracking and have no shipment yet, most urgent first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OpenOrder"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a bulk action would touch, and what the decision says about it.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Named shipments, or all that match a filter. */
                        scope: {
                            ids: string[];
                        } | {
                            filter: {
                                states?: components["schemas"]["SyncStateInput"][];
                                /**
                                 * @description Those that wait for a person, or those that go on by themselves, whatever their state.
                                 * @enum {string}
                                 */
                                group?: "needs_you" | "on_their_way";
                                channelId?: string;
                                storeId?: string;
                                storeCarrierKey?: string;
                                /** @description With this shipping provider, as decided or sent. */
                                providerId?: string;
                                reasonCode?: string;
                                /** @description Order name (its beginning), TikTok order id or tracking number. */
                                text?: string;
                                /** Format: date-time */
                                deadlineBefore?: string;
                                /** Format: date-time */
                                createdFrom?: string;
                                /** Format: date-time */
                                createdBefore?: string;
                            };
                        };
                        wish: {
                            /** @enum {string} */
                            action: "retry" | "send_now" | "take_up";
                        } | {
                            /** @enum {string} */
                            action: "skip";
                            /** @default  */
                            because?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description What a bulk action would touch, and what the decision says about it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkPreview"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the bulk actions are that you began within the last hour, the newest first.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far the bulk actions are that you began within the last hour, the newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BulkRun"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Retry, send now, take up again or skip many shipments, at most 500 at a time.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Named shipments, or all that match a filter. */
                        scope: {
                            ids: string[];
                        } | {
                            filter: {
                                states?: components["schemas"]["SyncStateInput"][];
                                /**
                                 * @description Those that wait for a person, or those that go on by themselves, whatever their state.
                                 * @enum {string}
                                 */
                                group?: "needs_you" | "on_their_way";
                                channelId?: string;
                                storeId?: string;
                                storeCarrierKey?: string;
                                /** @description With this shipping provider, as decided or sent. */
                                providerId?: string;
                                reasonCode?: string;
                                /** @description Order name (its beginning), TikTok order id or tracking number. */
                                text?: string;
                                /** Format: date-time */
                                deadlineBefore?: string;
                                /** Format: date-time */
                                createdFrom?: string;
                                /** Format: date-time */
                                createdBefore?: string;
                            };
                        };
                        wish: {
                            /** @enum {string} */
                            action: "retry" | "send_now" | "take_up";
                        } | {
                            /** @enum {string} */
                            action: "skip";
                            /** @default  */
                            because?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Retry, send now, take up again or skip many shipments, at most 500 at a time. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulkId: string;
                            changed: number;
                            leftAlone: number;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/bulk/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take up again what a bulk skip skipped.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Take up again what a bulk skip skipped. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulkId: string;
                            changed: number;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/bulk/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a bulk action is. Kept for a week.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far a bulk action is. Kept for a week. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkRun"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shipments, newest first or as sort says.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description May be given several times. */
                    state?: components["schemas"]["SyncStateInput"][];
                    /** @description Those that wait for a person, or those that go on by themselves, whatever their state. */
                    group?: "needs_you" | "on_their_way";
                    channelId?: string;
                    storeId?: string;
                    storeCarrierKey?: string;
                    /** @description With this shipping provider, as decided or sent. */
                    providerId?: string;
                    reasonCode?: string;
                    /** @description Order name (its beginning), TikTok order id or tracking number. */
                    text?: string;
                    deadlineBefore?: string;
                    createdFrom?: string;
                    createdBefore?: string;
                    /** @description nextCursor of the page before. */
                    cursor?: string;
                    limit?: number;
                    sort?: "newest" | "oldest" | "deadline" | "synced";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Shipments, newest first or as sort says. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Shipment"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add tracking info to a TikTok Shop order that no store shipment speaks for.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channelId: string;
                        orderId: string;
                        number: string;
                        providerId?: string;
                        /** @description Left out: every unit not shipped yet. */
                        lineItemIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Add tracking info to a TikTok Shop order that no store shipment speaks for. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many shipments stand in each state, and the earliest deadline among them.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description May be given several times. */
                    state?: components["schemas"]["SyncStateInput"][];
                    /** @description Those that wait for a person, or those that go on by themselves, whatever their state. */
                    group?: "needs_you" | "on_their_way";
                    channelId?: string;
                    storeId?: string;
                    storeCarrierKey?: string;
                    /** @description With this shipping provider, as decided or sent. */
                    providerId?: string;
                    reasonCode?: string;
                    /** @description Order name (its beginning), TikTok order id or tracking number. */
                    text?: string;
                    deadlineBefore?: string;
                    createdFrom?: string;
                    createdBefore?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many shipments stand in each state, and the earliest deadline among them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentCounts"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What there is to filter by: reasons and store carriers of the newest shipments, the most frequent first.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What there is to filter by: reasons and store carriers of the newest shipments, the most frequent first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reasons: {
                                reasonCode: string;
                                count: number;
                            }[];
                            carriers: {
                                storeCarrierKey: string;
                                storeCarrier: string | null;
                                count: number;
                            }[];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The view as CSV, at most 10000 rows.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description May be given several times. */
                    state?: components["schemas"]["SyncStateInput"][];
                    /** @description Those that wait for a person, or those that go on by themselves, whatever their state. */
                    group?: "needs_you" | "on_their_way";
                    channelId?: string;
                    storeId?: string;
                    storeCarrierKey?: string;
                    /** @description With this shipping provider, as decided or sent. */
                    providerId?: string;
                    reasonCode?: string;
                    /** @description Order name (its beginning), TikTok order id or tracking number. */
                    text?: string;
                    deadlineBefore?: string;
                    createdFrom?: string;
                    createdBefore?: string;
                    sort?: "newest" | "oldest" | "deadline" | "synced";
                    /** @description Which columns, separated by commas, out of: order, channelOrder, state, reason, nextStep, number, inStore, storeCarrier, provider, warning, deadline, synced, created, store, channel. */
                    columns?: string;
                    /** @description Zone of the times, such as Europe/London. */
                    timeZone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The view as CSV, at most 10000 rows. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One shipment in full: why it stands where it stands, and every try.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One shipment in full: why it stands where it stands, and every try. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentDetail"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read, decide and, when all is well, push again now.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not sync this shipment.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        because?: string;
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{id}/chosen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Settle by hand: the tracking number, the provider, the items, or a reason you have read and wave through.
         * @description Role: operator.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number?: string;
                        providerId?: string;
                        lineItemIds?: string[];
                        confirm?: ("auto_sync_off" | "cancel_requested" | "number_used" | "carrier_disagrees" | "market_rule" | "correction_off")[];
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take back what was settled by hand; the store's words count again.
         * @description Role: operator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tie the shipment's store order to a TikTok Shop order.
         * @description Role: operator.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channelId: string;
                        orderId: string;
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take the link away.
         * @description Role: operator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Saved views of the list of shipments: yours, and those shared with the workspace.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Saved views of the list of shipments: yours, and those shared with the workspace. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SavedView"][];
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Keep a view.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        query: {
                            [key: string]: string | string[];
                        };
                        /** @default false */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Keep a view. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a view of yours.
         * @description Role: viewer.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        query: {
                            [key: string]: string | string[];
                        };
                        /** @default false */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Delete a view of yours; an owner, also a shared one.
         * @description Role: viewer.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Would this number go, with which provider, and why? Nothing is sent.
         * @description Role: viewer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channelId: string;
                        /** @description The text of the number field, as the store has it. */
                        number: string;
                        /** @default null */
                        storeCarrier?: string | null;
                        /** @default null */
                        storeKind?: string | null;
                        /** @default null */
                        deliveryOptionId?: string | null;
                        /**
                         * @description A provider chosen by hand: would the number go with it?
                         * @default null
                         */
                        providerId?: string | null;
                    } | {
                        /** @enum {string} */
                        region: "US" | "UK" | "GB";
                        /** @description The text of the number field, as the store has it. */
                        number: string;
                        /** @default null */
                        storeCarrier?: string | null;
                        /** @default null */
                        storeKind?: string | null;
                        /** @default null */
                        deliveryOptionId?: string | null;
                        /**
                         * @description A provider chosen by hand: would the number go with it?
                         * @default null
                         */
                        providerId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Would this number go, with which provider, and why? Nothing is sent. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DryRun"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs attention: one alert per cause, newest first.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: {
                    open?: string;
                    /** @description nextCursor of the page before. */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What needs attention: one alert per cause, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Alert"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an alert away; it comes back if its cause does.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, newest first.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of an action: mapping, or mapping.created. */
                    action?: string;
                    /** @description person:<id>, key:<id>, or one of our own: setup, explore. */
                    actor?: string;
                    subject?: string;
                    from?: string;
                    /** @description Up to this instant, and not at it. */
                    to?: string;
                    /** @description nextCursor of the page before. */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who did what, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditEntry"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit as CSV, newest first, at most 10000 rows.
         * @description Role: owner.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of an action: mapping, or mapping.created. */
                    action?: string;
                    /** @description person:<id>, key:<id>, or one of our own: setup, explore. */
                    actor?: string;
                    subject?: string;
                    from?: string;
                    /** @description Up to this instant, and not at it. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The audit as CSV, newest first, at most 10000 rows. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Walk the chain of the audit and name the first entry that was changed or taken out.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Walk the chain of the audit and name the first entry that was changed or taken out. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                            rows: number;
                            brokenAtId: string | null;
                        };
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live updates (server-sent events): `event: changed` with the topics that changed. Ask again for what you show.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A stream. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/explore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the sandbox is.
         * @description Role: viewer.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far the sandbox is. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explore"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Start an imitated TikTok Shop and store inside, connect them, and fill them with orders. Answers at once.
         * @description Role: owner.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Start an imitated TikTok Shop and store inside, connect them, and fill them with orders. Answers at once. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explore"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * End it: the imitated shops and store, their orders, shipments and mappings are deleted.
         * @description Role: owner.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description End it: the imitated shops and store, their orders, shipments and mappings are deleted. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explore"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/explore/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the imitated store ship more orders.
         * @description Role: operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
            responses: {
                /** @description Let the imitated store ship more orders. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explore"];
                    };
                };
                /** @description Refused; nothing was changed. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Our side failed. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ProblemInput: {
            /** @constant */
            type: "about:blank";
            status: number;
            /** @description Stable; branch on this. */
            code: string;
            /** @description What happened, for a person. */
            title: string;
            nextStep: string | null;
            /** @description The reference to report. */
            requestId: string;
            /** @description What title and nextStep name, for whoever says it in another language. */
            facts?: {
                [key: string]: string | number;
            };
            /** @description Which parts of the request were not as expected. */
            fields?: {
                path: string;
                say: string;
            }[];
        };
        ChannelPolicyInput: {
            autoSync: boolean;
            /** @description May the number alone name the carrier? */
            detectCarrier: boolean;
            /** @enum {string} */
            numberDisagrees: "follow_number" | "keep_choice" | "ask";
            /** @description A number edited after the push spends the one correction TikTok Shop allows. */
            correctAfterEdit: boolean;
            /** @description US only: sending the number rejects the buyer's request to cancel. */
            shipDespiteCancelRequest: boolean;
            marketRules: {
                [key: string]: "note" | "warn" | "hold";
            };
        };
        /** @enum {string} */
        RoleInput: "viewer" | "operator" | "owner";
        /** @enum {string} */
        ConnectionStatusInput: "active" | "paused" | "broken" | "disconnected";
        /** @enum {string} */
        SyncStateInput: "waiting" | "needs_mapping" | "needs_fix" | "ready" | "pushing" | "unknown" | "synced" | "synced_with_warning" | "failed" | "skipped" | "superseded" | "cancelled";
        ProviderInput: {
            id: string;
            name: string;
        };
        TraceLineInput: {
            step: string;
            /** @enum {string} */
            outcome: "pass" | "note" | "warn" | "stop";
            say: string;
        };
        SuggestionInput: {
            provider: components["schemas"]["ProviderInput"];
            confidence: number;
            because: string;
        };
        OrderUnitInput: {
            lineItemId: string;
            sku: string | null;
            cancelled: boolean;
            trackingNumber: string | null;
            providerName: string | null;
        };
        ShipmentInput: {
            id: string;
            state: components["schemas"]["SyncStateInput"];
            reasonCode: string;
            say: string;
            nextStep: string | null;
            /** @description Null: typed by hand. */
            store: {
                id: string;
                kind: string;
                name: string;
            } | null;
            orderName: string | null;
            storeOrderId: string | null;
            /** @description Null: not linked yet. */
            channel: {
                id: string;
                name: string;
            } | null;
            orderId: string | null;
            /** @description Tracking ID on TikTok. */
            trackingNumber: string | null;
            /** @description As the store has it. */
            trackingTexts: string[];
            storeCarrier: string | null;
            provider: components["schemas"]["ProviderInput"] | null;
            warning: string | null;
            /** @description It does not go by itself: nextStep says what to do. */
            needsYou: boolean;
            deadlineAt: string | null;
            dueAt: string | null;
            syncedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AttemptInput: {
            id: string;
            /** @enum {string} */
            kind: "ship" | "correct";
            call: string;
            trackingNumber: string;
            providerName: string;
            /** Format: date-time */
            sentAt: string;
            settledAt: string | null;
            /** @description Null: its outcome is not known yet. */
            effect: ("applied" | "none" | "unknown") | null;
            settledBy: ("reply" | "read_back") | null;
            problemClass: string | null;
            code: string | null;
            message: string | null;
            /** @description TikTok's support asks for it. */
            requestId: string | null;
            httpStatus: number | null;
            warning: string | null;
            tookMs: number | null;
        };
        ShipmentDetailInput: {
            id: string;
            state: components["schemas"]["SyncStateInput"];
            reasonCode: string;
            say: string;
            nextStep: string | null;
            /** @description Null: typed by hand. */
            store: {
                id: string;
                kind: string;
                name: string;
            } | null;
            orderName: string | null;
            storeOrderId: string | null;
            /** @description Null: not linked yet. */
            channel: {
                id: string;
                name: string;
            } | null;
            orderId: string | null;
            /** @description Tracking ID on TikTok. */
            trackingNumber: string | null;
            /** @description As the store has it. */
            trackingTexts: string[];
            storeCarrier: string | null;
            provider: components["schemas"]["ProviderInput"] | null;
            warning: string | null;
            /** @description It does not go by itself: nextStep says what to do. */
            needsYou: boolean;
            deadlineAt: string | null;
            dueAt: string | null;
            syncedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Why it stands where it stands, in the order the steps were taken. */
            trace: components["schemas"]["TraceLineInput"][];
            /** @description The mapping that spoke for the store carrier when it was decided last. */
            mappingId: string | null;
            suggestions: components["schemas"]["SuggestionInput"][];
            /** @description The one repair that makes a malformed number fit. */
            repair: string | null;
            warnings: string[];
            otherNumbers: string[];
            /** @description Revision of the shipment that was decided last. */
            revision: number;
            shipment: {
                revision: number;
                /** @enum {string} */
                status: "shipped" | "pending" | "cancelled";
                storeShipmentId: string | null;
                /** Format: date-time */
                storeUpdatedAt: string;
                trackingUrls: string[];
                fulfilledBy: string | null;
                lines: {
                    lineId: string;
                    sku: string | null;
                    quantity: number;
                }[];
            };
            /** @description What a person settled by hand. */
            chosen: {
                number?: string;
                provider?: components["schemas"]["ProviderInput"];
                lineItemIds?: string[];
                confirmed?: string[];
            } | null;
            tries: number;
            corrections: number;
            /** @description The one correction TikTok Shop allows; null before it has the number. */
            correction: {
                /**
                 * @description over: the 72 hours have passed, or it is delivered.
                 * @enum {string}
                 */
                state: "open" | "used" | "over";
                /**
                 * Format: date-time
                 * @description Until when it may be sent.
                 */
                until: string;
            } | null;
            packageId: string | null;
            link: {
                madeBy: string;
                /** Format: date-time */
                createdAt: string;
            } | null;
            linkCandidates: {
                orderId: string;
                from: string;
            }[];
            order: {
                stage: string;
                status: string;
                shipByAt: string | null;
                cancelAt: string | null;
                deliveryOptionName: string | null;
                /** Format: date-time */
                readAt: string;
                units: components["schemas"]["OrderUnitInput"][];
            } | null;
            attempts: components["schemas"]["AttemptInput"][];
        };
        BulkPreviewInput: {
            /** @description All in the scope: touched, on their way, and untouched. */
            total: number;
            /** @description Those the action would act on. */
            touched: number;
            /** @description On their way to TikTok Shop: they are left alone. */
            inFlight: number;
            /** @description Settled, or not meant by the action: they stay as they are. */
            untouched: number;
            /** @description At most so many at a time. */
            most: number;
            counts: {
                state: components["schemas"]["SyncStateInput"];
                count: number;
                earliestDeadlineAt: string | null;
            }[];
            /** @description What the whole decision says now about those touched; null for a skip, and for too many. */
            effect: {
                goes: number;
                waits: number;
                /** @description TikTok Shop has the number: nothing is sent. */
                already: number;
                /** @description Not ours to send. */
                skips: number;
            } | null;
            /** @description By outcome and cause, what goes first. */
            groups: {
                /** @enum {string} */
                outcome: "goes" | "waits" | "already" | "skips";
                reasonCode: string;
                /** @description With whom they go. */
                provider: string | null;
                count: number;
                /** @description As it is said of the first of them. */
                say: string;
                nextStep: string | null;
                examples: {
                    id: string;
                    orderName: string | null;
                    orderId: string | null;
                    state: components["schemas"]["SyncStateInput"];
                    say: string;
                }[];
            }[];
        };
        BulkRunInput: {
            id: string;
            action: string;
            total: number;
            done: number;
            synced: number;
            /** @description They wait for a person. */
            held: number;
            failed: number;
            /** @description They go by themselves, later. */
            waiting: number;
            skipped: number;
            /** Format: date-time */
            startedAt: string;
        };
        MappingInput: {
            id: string;
            storeCarrier: string;
            /** @enum {string} */
            match: "exact" | "pattern";
            storeKind: string | null;
            deliveryOptionId: string | null;
            /** @enum {string} */
            target: "provider" | "do_not_sync" | "hold";
            provider: components["schemas"]["ProviderInput"] | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MappingStateInput: {
            storeCarrier: string;
            /** @enum {string} */
            match: "exact" | "pattern";
            storeKind: string | null;
            deliveryOptionId: string | null;
            /** @enum {string} */
            target: "provider" | "do_not_sync" | "hold";
            provider: components["schemas"]["ProviderInput"] | null;
        };
        MappingChangeInput: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            actorName: string;
            /** @enum {string} */
            action: "added" | "changed" | "removed" | "imported" | "copied" | "undone";
            changes: {
                before: components["schemas"]["MappingStateInput"] | null;
                after: components["schemas"]["MappingStateInput"] | null;
            }[];
            undoable: boolean;
        };
        ChannelInput: {
            id: string;
            name: string;
            region: string;
            sellerType: string;
            shopId: string;
            appKey: string;
            status: components["schemas"]["ConnectionStatusInput"];
            statusSay: string | null;
            policy: components["schemas"]["ChannelPolicyInput"];
            defaultProvider: components["schemas"]["ProviderInput"] | null;
            accessExpiresAt: string | null;
            /** @description When the seller has to authorise again. */
            refreshExpiresAt: string | null;
            lastNoticeAt: string | null;
            lastReadAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ShopInput: {
            id: string;
            name: string;
            region: string;
            sellerType: string;
        };
        ConnectedChannelInput: {
            channelId: string;
            shopId: string;
            name: string;
            /** @description How many shipping providers were found. */
            providers: number;
            /** @enum {string} */
            notices: "registered" | "not possible here" | "failed";
        };
        ExploreInput: {
            /** @description False where the operator switched it off, or several processes share the work. */
            available: boolean;
            /** @enum {string} */
            phase: "off" | "starting" | "connecting" | "filling" | "ready" | "failed";
            /** @description Orders placed so far. */
            done: number;
            total: number;
            say: string | null;
            /** @description The server was started anew while exploring: the sandbox and all of it is gone. */
            endedByRestart: boolean;
        };
        OpenOrderInput: {
            channelId: string;
            channelName: string;
            orderId: string;
            stage: string;
            status: string;
            shipByAt: string | null;
            /** @description When TikTok Shop cancels it by itself. */
            cancelAt: string | null;
            deliveryOptionId: string | null;
            /** Format: date-time */
            readAt: string;
            units: components["schemas"]["OrderUnitInput"][];
        };
        OverviewInput: {
            /** Format: date-time */
            asOf: string;
            /**
             * Format: date-time
             * @description When series, speed and carriers were counted: up to 10 s before. Ask again then for what changed meanwhile.
             */
            figuresAt: string;
            counts: {
                state: components["schemas"]["SyncStateInput"];
                count: number;
                earliestDeadlineAt: string | null;
            }[];
            /** @description What does not go by itself: held, failed, auto-sync off, or its sales channel paused. */
            needsYou: {
                shipments: number;
                /** @description An order in two parcels counts once. */
                orders: number;
                earliestDeadlineAt: string | null;
            };
            /** @description What goes on by itself. */
            onTheirWay: {
                shipments: number;
            };
            /** @description Not synced yet, earliest deadline first. */
            urgent: components["schemas"]["ShipmentInput"][];
            /** @description Unsynced shipments by the time left. */
            deadlines: {
                overdue: number;
                within4h: number;
                within24h: number;
                later: number;
                none: number;
            };
            /** @description TikTok Shop orders that await tracking and that no shipment speaks for; GET /orders lists them. */
            awaiting: {
                count: number;
                earliestDeadlineAt: string | null;
                deadlines: {
                    overdue: number;
                    within4h: number;
                    within24h: number;
                    later: number;
                    none: number;
                };
                urgent: {
                    channelId: string;
                    channelName: string;
                    orderId: string;
                    deadlineAt: string | null;
                }[];
            };
            series: {
                /**
                 * Format: date-time
                 * @description Start of the span, UTC: an hour of the last 24, or a day.
                 */
                at: string;
                synced: number;
                arrived: number;
                /** @description Unsynced at the end of the span. */
                waiting: number;
            }[];
            /** @description From the shipment being known to TikTok Shop having its number. */
            speed: {
                medianMs: number;
                p95Ms: number;
                count: number;
            } | null;
            carriers: {
                providerId: string;
                carrier: string;
                synced: number;
                warned: number;
                refused: number;
                /** @description Taken without a remark, of all that were sent. */
                goodRatio: number;
            }[];
            problems: {
                /** @enum {string} */
                kind: "unmapped" | "reason";
                state: components["schemas"]["SyncStateInput"];
                reasonCode: string;
                say: string;
                nextStep: string | null;
                channelId: string | null;
                channelName: string | null;
                storeCarrier: string | null;
                storeCarrierKey: string | null;
                /** @description Shipments. */
                count: number;
                /** @description Orders: one in two parcels counts once. */
                orders: number;
                earliestDeadlineAt: string | null;
            }[];
            connections: {
                /** @enum {string} */
                kind: "store" | "channel";
                id: string;
                name: string;
                platform: string;
                status: components["schemas"]["ConnectionStatusInput"];
                statusSay: string | null;
                lastNoticeAt: string | null;
                lastReadAt: string | null;
                refreshExpiresAt: string | null;
            }[];
        };
        AlertInput: {
            id: string;
            /** @enum {string} */
            severity: "info" | "warning" | "urgent";
            say: string;
            nextStep: string | null;
            times: number;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            closedAt: string | null;
        };
        AuditEntryInput: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            /** @description The person's or the key's name today, or Waybridge. */
            actorName: string;
            action: string;
            subject: string;
            /** @description What the subject is, as it is named today; kind is null when it is gone. */
            about: {
                kind: ("channel" | "store" | "key" | "member" | "shipment" | "mapping" | "workspace") | null;
                name: string | null;
                channelId: string | null;
            };
            detail: {
                [key: string]: unknown;
            };
            hash: string;
        };
        MeInput: {
            /** @enum {string} */
            kind: "person" | "key";
            name: string;
            email: string | null;
            role: components["schemas"]["RoleInput"];
            workspaceId: string;
            workspaceName: string;
            workspaces: {
                workspaceId: string;
                workspaceName: string;
                role: components["schemas"]["RoleInput"];
            }[];
        };
        SessionInput: {
            id: string;
            /** @description Whether this request came with it. */
            isThis: boolean;
            address: string | null;
            userAgent: string | null;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description To the day.
             */
            lastSeenAt: string;
        };
        StoreInput: {
            id: string;
            kind: string;
            name: string;
            storeKey: string;
            /** @description What may be shown; secrets are never answered. */
            settings: {
                [key: string]: string;
            };
            status: components["schemas"]["ConnectionStatusInput"];
            statusSay: string | null;
            lastNoticeAt: string | null;
            lastReadAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        StoreConnectorInput: {
            kind: string;
            label: string;
            whereIsTheCarrierName: string;
            fields: {
                name: string;
                label: string;
                help: string;
                secret: boolean;
                required: boolean;
                /** @description Seldom needed. */
                rare: boolean;
                placeholder: string | null;
            }[];
        };
        StoreConnectedInput: {
            store: components["schemas"]["StoreInput"];
            permissions: {
                name: string;
                granted: boolean;
                neededFor: string;
            }[];
            notices: {
                topic: string;
                /** @enum {string} */
                state: "created" | "already there" | "failed";
                say?: string;
            }[];
            /** @description Why notices could not be had; the store is then read every ten minutes. */
            noticesSay: string | null;
        };
        ApiKeyInput: {
            id: string;
            name: string;
            role: components["schemas"]["RoleInput"];
            shownPrefix: string;
            /** @description The person's or the key's name today, or Waybridge. */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        MemberInput: {
            id: string;
            userId: string;
            name: string;
            email: string;
            role: components["schemas"]["RoleInput"];
            /** Format: date-time */
            createdAt: string;
        };
        InvitationInput: {
            id: string;
            email: string;
            role: components["schemas"]["RoleInput"];
            /** @description The inviting person's or key's name today. */
            invitedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SavedViewInput: {
            id: string;
            name: string;
            query: {
                [key: string]: string | string[];
            };
            shared: boolean;
            mine: boolean;
        };
        MadeByMemberInput: {
            keys: {
                id: string;
                name: string;
                role: components["schemas"]["RoleInput"];
            }[];
            invitations: {
                id: string;
                email: string;
                role: components["schemas"]["RoleInput"];
            }[];
            /** @description Saved views only they see. */
            privateViews: number;
        };
        SettingsPreviewInput: {
            /** @description What becomes of what waits now, as the whole decision says. */
            outcome: {
                /** @description Decided with the change, the most urgent first; at most 500. */
                looked: number;
                goes: number;
                waits: number;
                /** @description TikTok Shop has the number. */
                already: number;
                /** @description They would not be synced. */
                skips: number;
                /** @description By outcome and cause, what goes first. */
                groups: {
                    /** @enum {string} */
                    outcome: "goes" | "waits" | "already" | "skips";
                    reasonCode: string;
                    /** @description With whom they go. */
                    provider: string | null;
                    count: number;
                    /** @description As it is said of the first of them. */
                    say: string;
                    nextStep: string | null;
                    examples: {
                        id: string;
                        orderName: string | null;
                        orderId: string | null;
                        state: components["schemas"]["SyncStateInput"];
                        say: string;
                    }[];
                }[];
            };
            /** @description What number and carrier say of the newest shipments, with and without it. What is synced stays so. */
            lastShipments: {
                looked: number;
                changed: number;
                examples: {
                    id: string;
                    orderName: string | null;
                    orderId: string | null;
                    number: string | null;
                    before: {
                        provider: components["schemas"]["ProviderInput"] | null;
                        state: components["schemas"]["SyncStateInput"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                    after: {
                        provider: components["schemas"]["ProviderInput"] | null;
                        state: components["schemas"]["SyncStateInput"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                }[];
            };
            /** @description With auto-sync off: so many that go by themselves now would wait for a person. */
            stops: number;
        };
        SettingsChangeInput: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            actorName: string;
            before: {
                policy: components["schemas"]["ChannelPolicyInput"];
                defaultProvider: components["schemas"]["ProviderInput"] | null;
            };
            after: {
                policy: components["schemas"]["ChannelPolicyInput"];
                defaultProvider: components["schemas"]["ProviderInput"] | null;
            };
            isUndo: boolean;
            undoable: boolean;
        };
        ListedProviderInput: {
            id: string;
            name: string;
            otherNames: string[];
        };
        MappingWithCountInput: {
            id: string;
            storeCarrier: string;
            /** @enum {string} */
            match: "exact" | "pattern";
            storeKind: string | null;
            deliveryOptionId: string | null;
            /** @enum {string} */
            target: "provider" | "do_not_sync" | "hold";
            provider: components["schemas"]["ProviderInput"] | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            held: number;
        };
        MappingPreviewInput: {
            /** @description Shipments that would be decided again. */
            count: number;
            earliestDeadlineAt: string | null;
            examples: {
                id: string;
                orderName: string | null;
                orderId: string | null;
                trackingTexts: string[];
                deadlineAt: string | null;
                number: string | null;
                provider: components["schemas"]["ProviderInput"] | null;
                /** @description Why it would still be held; null: it would go. */
                say: string | null;
            }[];
            /** @description What becomes of what waits now, as the whole decision says. */
            outcome: {
                /** @description Decided with the change, the most urgent first; at most 500. */
                looked: number;
                goes: number;
                waits: number;
                /** @description TikTok Shop has the number. */
                already: number;
                /** @description They would not be synced. */
                skips: number;
                /** @description By outcome and cause, what goes first. */
                groups: {
                    /** @enum {string} */
                    outcome: "goes" | "waits" | "already" | "skips";
                    reasonCode: string;
                    /** @description With whom they go. */
                    provider: string | null;
                    count: number;
                    /** @description As it is said of the first of them. */
                    say: string;
                    nextStep: string | null;
                    examples: {
                        id: string;
                        orderName: string | null;
                        orderId: string | null;
                        state: components["schemas"]["SyncStateInput"];
                        say: string;
                    }[];
                }[];
            };
            /** @description What number and carrier say of the newest shipments, with and without it. What is synced stays so. */
            lastShipments: {
                looked: number;
                changed: number;
                examples: {
                    id: string;
                    orderName: string | null;
                    orderId: string | null;
                    number: string | null;
                    before: {
                        provider: components["schemas"]["ProviderInput"] | null;
                        state: components["schemas"]["SyncStateInput"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                    after: {
                        provider: components["schemas"]["ProviderInput"] | null;
                        state: components["schemas"]["SyncStateInput"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                }[];
            };
        };
        UnmappedCarrierInput: {
            storeCarrier: string | null;
            storeCarrierKey: string;
            waiting: number;
            earliestDeadlineAt: string | null;
            stores: {
                id: string;
                name: string;
                kind: string;
                waiting: number;
            }[];
            examples: {
                id: string;
                orderName: string | null;
                orderId: string | null;
                trackingTexts: string[];
                deadlineAt: string | null;
            }[];
            suggestions: components["schemas"]["SuggestionInput"][];
            /** @description The carrier that the text names, where TikTok Shop does not list it for this channel. */
            notOffered: string | null;
        };
        NamedCarrierInput: {
            suggestions: components["schemas"]["SuggestionInput"][];
            /** @description The carrier that the text names, where TikTok Shop does not list it for this channel. */
            notOffered: string | null;
        };
        ImportPreviewInput: {
            added: number;
            changed: number;
            same: number;
            /** @description What is new or different, the first hundred. */
            changes: {
                before: components["schemas"]["MappingStateInput"] | null;
                after: components["schemas"]["MappingStateInput"] | null;
            }[];
            wrong: {
                line: number;
                say: string;
            }[];
        };
        CopyPreviewInput: {
            added: number;
            changed: number;
            same: number;
            /** @description What is new or different, the first hundred. */
            changes: {
                before: components["schemas"]["MappingStateInput"] | null;
                after: components["schemas"]["MappingStateInput"] | null;
            }[];
            notOffered: {
                storeCarrier: string;
                providerName: string;
            }[];
        };
        ShipmentCountsInput: {
            items: {
                state: components["schemas"]["SyncStateInput"];
                count: number;
                earliestDeadlineAt: string | null;
            }[];
            /** @description What does not go by itself: held, failed, auto-sync off, or its sales channel paused. */
            needsYou: {
                shipments: number;
                /** @description An order in two parcels counts once. */
                orders: number;
                earliestDeadlineAt: string | null;
            };
            /** @description What goes on by itself. */
            onTheirWay: {
                shipments: number;
            };
        };
        DryRunInput: {
            goes: boolean;
            reason: {
                code: string;
                say: string;
                nextStep: string | null;
            } | null;
            number: string | null;
            /** @description What is held against the number, such as check_digit; unknown_format also where it may go: the carrier publishes no forms. */
            numberProblem: string | null;
            otherNumbers: string[];
            carrier: string | null;
            provider: components["schemas"]["ProviderInput"] | null;
            /** @description Number and provider: they fit, the number has the form of others, or its form is not published. */
            fit: ("fits" | "unlike" | "unknown") | null;
            /** @description The mapping that speaks for the store carrier. */
            mappingId: string | null;
            suggestions: components["schemas"]["SuggestionInput"][];
            repair: string | null;
            warnings: string[];
            trace: components["schemas"]["TraceLineInput"][];
        };
        Problem: {
            /** @constant */
            type: "about:blank";
            status: number;
            /** @description Stable; branch on this. */
            code: string;
            /** @description What happened, for a person. */
            title: string;
            nextStep: string | null;
            /** @description The reference to report. */
            requestId: string;
            /** @description What title and nextStep name, for whoever says it in another language. */
            facts?: {
                [key: string]: string | number;
            };
            /** @description Which parts of the request were not as expected. */
            fields?: {
                path: string;
                say: string;
            }[];
        };
        ChannelPolicy: {
            autoSync: boolean;
            /** @description May the number alone name the carrier? */
            detectCarrier: boolean;
            /** @enum {string} */
            numberDisagrees: "follow_number" | "keep_choice" | "ask";
            /** @description A number edited after the push spends the one correction TikTok Shop allows. */
            correctAfterEdit: boolean;
            /** @description US only: sending the number rejects the buyer's request to cancel. */
            shipDespiteCancelRequest: boolean;
            marketRules: {
                [key: string]: "note" | "warn" | "hold";
            };
        };
        /** @enum {string} */
        Role: "viewer" | "operator" | "owner";
        /** @enum {string} */
        ConnectionStatus: "active" | "paused" | "broken" | "disconnected";
        /** @enum {string} */
        SyncState: "waiting" | "needs_mapping" | "needs_fix" | "ready" | "pushing" | "unknown" | "synced" | "synced_with_warning" | "failed" | "skipped" | "superseded" | "cancelled";
        Provider: {
            id: string;
            name: string;
        };
        TraceLine: {
            step: string;
            /** @enum {string} */
            outcome: "pass" | "note" | "warn" | "stop";
            say: string;
        };
        Suggestion: {
            provider: components["schemas"]["Provider"];
            confidence: number;
            because: string;
        };
        OrderUnit: {
            lineItemId: string;
            sku: string | null;
            cancelled: boolean;
            trackingNumber: string | null;
            providerName: string | null;
        };
        Shipment: {
            id: string;
            state: components["schemas"]["SyncState"];
            reasonCode: string;
            say: string;
            nextStep: string | null;
            /** @description Null: typed by hand. */
            store: {
                id: string;
                kind: string;
                name: string;
            } | null;
            orderName: string | null;
            storeOrderId: string | null;
            /** @description Null: not linked yet. */
            channel: {
                id: string;
                name: string;
            } | null;
            orderId: string | null;
            /** @description Tracking ID on TikTok. */
            trackingNumber: string | null;
            /** @description As the store has it. */
            trackingTexts: string[];
            storeCarrier: string | null;
            provider: components["schemas"]["Provider"] | null;
            warning: string | null;
            /** @description It does not go by itself: nextStep says what to do. */
            needsYou: boolean;
            deadlineAt: string | null;
            dueAt: string | null;
            syncedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Attempt: {
            id: string;
            /** @enum {string} */
            kind: "ship" | "correct";
            call: string;
            trackingNumber: string;
            providerName: string;
            /** Format: date-time */
            sentAt: string;
            settledAt: string | null;
            /** @description Null: its outcome is not known yet. */
            effect: ("applied" | "none" | "unknown") | null;
            settledBy: ("reply" | "read_back") | null;
            problemClass: string | null;
            code: string | null;
            message: string | null;
            /** @description TikTok's support asks for it. */
            requestId: string | null;
            httpStatus: number | null;
            warning: string | null;
            tookMs: number | null;
        };
        ShipmentDetail: {
            id: string;
            state: components["schemas"]["SyncState"];
            reasonCode: string;
            say: string;
            nextStep: string | null;
            /** @description Null: typed by hand. */
            store: {
                id: string;
                kind: string;
                name: string;
            } | null;
            orderName: string | null;
            storeOrderId: string | null;
            /** @description Null: not linked yet. */
            channel: {
                id: string;
                name: string;
            } | null;
            orderId: string | null;
            /** @description Tracking ID on TikTok. */
            trackingNumber: string | null;
            /** @description As the store has it. */
            trackingTexts: string[];
            storeCarrier: string | null;
            provider: components["schemas"]["Provider"] | null;
            warning: string | null;
            /** @description It does not go by itself: nextStep says what to do. */
            needsYou: boolean;
            deadlineAt: string | null;
            dueAt: string | null;
            syncedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Why it stands where it stands, in the order the steps were taken. */
            trace: components["schemas"]["TraceLine"][];
            /** @description The mapping that spoke for the store carrier when it was decided last. */
            mappingId: string | null;
            suggestions: components["schemas"]["Suggestion"][];
            /** @description The one repair that makes a malformed number fit. */
            repair: string | null;
            warnings: string[];
            otherNumbers: string[];
            /** @description Revision of the shipment that was decided last. */
            revision: number;
            shipment: {
                revision: number;
                /** @enum {string} */
                status: "shipped" | "pending" | "cancelled";
                storeShipmentId: string | null;
                /** Format: date-time */
                storeUpdatedAt: string;
                trackingUrls: string[];
                fulfilledBy: string | null;
                lines: {
                    lineId: string;
                    sku: string | null;
                    quantity: number;
                }[];
            };
            /** @description What a person settled by hand. */
            chosen: {
                number?: string;
                provider?: components["schemas"]["Provider"];
                lineItemIds?: string[];
                confirmed?: string[];
            } | null;
            tries: number;
            corrections: number;
            /** @description The one correction TikTok Shop allows; null before it has the number. */
            correction: {
                /**
                 * @description over: the 72 hours have passed, or it is delivered.
                 * @enum {string}
                 */
                state: "open" | "used" | "over";
                /**
                 * Format: date-time
                 * @description Until when it may be sent.
                 */
                until: string;
            } | null;
            packageId: string | null;
            link: {
                madeBy: string;
                /** Format: date-time */
                createdAt: string;
            } | null;
            linkCandidates: {
                orderId: string;
                from: string;
            }[];
            order: {
                stage: string;
                status: string;
                shipByAt: string | null;
                cancelAt: string | null;
                deliveryOptionName: string | null;
                /** Format: date-time */
                readAt: string;
                units: components["schemas"]["OrderUnit"][];
            } | null;
            attempts: components["schemas"]["Attempt"][];
        };
        BulkPreview: {
            /** @description All in the scope: touched, on their way, and untouched. */
            total: number;
            /** @description Those the action would act on. */
            touched: number;
            /** @description On their way to TikTok Shop: they are left alone. */
            inFlight: number;
            /** @description Settled, or not meant by the action: they stay as they are. */
            untouched: number;
            /** @description At most so many at a time. */
            most: number;
            counts: {
                state: components["schemas"]["SyncState"];
                count: number;
                earliestDeadlineAt: string | null;
            }[];
            /** @description What the whole decision says now about those touched; null for a skip, and for too many. */
            effect: {
                goes: number;
                waits: number;
                /** @description TikTok Shop has the number: nothing is sent. */
                already: number;
                /** @description Not ours to send. */
                skips: number;
            } | null;
            /** @description By outcome and cause, what goes first. */
            groups: {
                /** @enum {string} */
                outcome: "goes" | "waits" | "already" | "skips";
                reasonCode: string;
                /** @description With whom they go. */
                provider: string | null;
                count: number;
                /** @description As it is said of the first of them. */
                say: string;
                nextStep: string | null;
                examples: {
                    id: string;
                    orderName: string | null;
                    orderId: string | null;
                    state: components["schemas"]["SyncState"];
                    say: string;
                }[];
            }[];
        };
        BulkRun: {
            id: string;
            action: string;
            total: number;
            done: number;
            synced: number;
            /** @description They wait for a person. */
            held: number;
            failed: number;
            /** @description They go by themselves, later. */
            waiting: number;
            skipped: number;
            /** Format: date-time */
            startedAt: string;
        };
        Mapping: {
            id: string;
            storeCarrier: string;
            /** @enum {string} */
            match: "exact" | "pattern";
            storeKind: string | null;
            deliveryOptionId: string | null;
            /** @enum {string} */
            target: "provider" | "do_not_sync" | "hold";
            provider: components["schemas"]["Provider"] | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MappingState: {
            storeCarrier: string;
            /** @enum {string} */
            match: "exact" | "pattern";
            storeKind: string | null;
            deliveryOptionId: string | null;
            /** @enum {string} */
            target: "provider" | "do_not_sync" | "hold";
            provider: components["schemas"]["Provider"] | null;
        };
        MappingChange: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            actorName: string;
            /** @enum {string} */
            action: "added" | "changed" | "removed" | "imported" | "copied" | "undone";
            changes: {
                before: components["schemas"]["MappingState"] | null;
                after: components["schemas"]["MappingState"] | null;
            }[];
            undoable: boolean;
        };
        Channel: {
            id: string;
            name: string;
            region: string;
            sellerType: string;
            shopId: string;
            appKey: string;
            status: components["schemas"]["ConnectionStatus"];
            statusSay: string | null;
            policy: components["schemas"]["ChannelPolicy"];
            defaultProvider: components["schemas"]["Provider"] | null;
            accessExpiresAt: string | null;
            /** @description When the seller has to authorise again. */
            refreshExpiresAt: string | null;
            lastNoticeAt: string | null;
            lastReadAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Shop: {
            id: string;
            name: string;
            region: string;
            sellerType: string;
        };
        ConnectedChannel: {
            channelId: string;
            shopId: string;
            name: string;
            /** @description How many shipping providers were found. */
            providers: number;
            /** @enum {string} */
            notices: "registered" | "not possible here" | "failed";
        };
        Explore: {
            /** @description False where the operator switched it off, or several processes share the work. */
            available: boolean;
            /** @enum {string} */
            phase: "off" | "starting" | "connecting" | "filling" | "ready" | "failed";
            /** @description Orders placed so far. */
            done: number;
            total: number;
            say: string | null;
            /** @description The server was started anew while exploring: the sandbox and all of it is gone. */
            endedByRestart: boolean;
        };
        OpenOrder: {
            channelId: string;
            channelName: string;
            orderId: string;
            stage: string;
            status: string;
            shipByAt: string | null;
            /** @description When TikTok Shop cancels it by itself. */
            cancelAt: string | null;
            deliveryOptionId: string | null;
            /** Format: date-time */
            readAt: string;
            units: components["schemas"]["OrderUnit"][];
        };
        Overview: {
            /** Format: date-time */
            asOf: string;
            /**
             * Format: date-time
             * @description When series, speed and carriers were counted: up to 10 s before. Ask again then for what changed meanwhile.
             */
            figuresAt: string;
            counts: {
                state: components["schemas"]["SyncState"];
                count: number;
                earliestDeadlineAt: string | null;
            }[];
            /** @description What does not go by itself: held, failed, auto-sync off, or its sales channel paused. */
            needsYou: {
                shipments: number;
                /** @description An order in two parcels counts once. */
                orders: number;
                earliestDeadlineAt: string | null;
            };
            /** @description What goes on by itself. */
            onTheirWay: {
                shipments: number;
            };
            /** @description Not synced yet, earliest deadline first. */
            urgent: components["schemas"]["Shipment"][];
            /** @description Unsynced shipments by the time left. */
            deadlines: {
                overdue: number;
                within4h: number;
                within24h: number;
                later: number;
                none: number;
            };
            /** @description TikTok Shop orders that await tracking and that no shipment speaks for; GET /orders lists them. */
            awaiting: {
                count: number;
                earliestDeadlineAt: string | null;
                deadlines: {
                    overdue: number;
                    within4h: number;
                    within24h: number;
                    later: number;
                    none: number;
                };
                urgent: {
                    channelId: string;
                    channelName: string;
                    orderId: string;
                    deadlineAt: string | null;
                }[];
            };
            series: {
                /**
                 * Format: date-time
                 * @description Start of the span, UTC: an hour of the last 24, or a day.
                 */
                at: string;
                synced: number;
                arrived: number;
                /** @description Unsynced at the end of the span. */
                waiting: number;
            }[];
            /** @description From the shipment being known to TikTok Shop having its number. */
            speed: {
                medianMs: number;
                p95Ms: number;
                count: number;
            } | null;
            carriers: {
                providerId: string;
                carrier: string;
                synced: number;
                warned: number;
                refused: number;
                /** @description Taken without a remark, of all that were sent. */
                goodRatio: number;
            }[];
            problems: {
                /** @enum {string} */
                kind: "unmapped" | "reason";
                state: components["schemas"]["SyncState"];
                reasonCode: string;
                say: string;
                nextStep: string | null;
                channelId: string | null;
                channelName: string | null;
                storeCarrier: string | null;
                storeCarrierKey: string | null;
                /** @description Shipments. */
                count: number;
                /** @description Orders: one in two parcels counts once. */
                orders: number;
                earliestDeadlineAt: string | null;
            }[];
            connections: {
                /** @enum {string} */
                kind: "store" | "channel";
                id: string;
                name: string;
                platform: string;
                status: components["schemas"]["ConnectionStatus"];
                statusSay: string | null;
                lastNoticeAt: string | null;
                lastReadAt: string | null;
                refreshExpiresAt: string | null;
            }[];
        };
        Alert: {
            id: string;
            /** @enum {string} */
            severity: "info" | "warning" | "urgent";
            say: string;
            nextStep: string | null;
            times: number;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            closedAt: string | null;
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            /** @description The person's or the key's name today, or Waybridge. */
            actorName: string;
            action: string;
            subject: string;
            /** @description What the subject is, as it is named today; kind is null when it is gone. */
            about: {
                kind: ("channel" | "store" | "key" | "member" | "shipment" | "mapping" | "workspace") | null;
                name: string | null;
                channelId: string | null;
            };
            detail: {
                [key: string]: unknown;
            };
            hash: string;
        };
        Me: {
            /** @enum {string} */
            kind: "person" | "key";
            name: string;
            email: string | null;
            role: components["schemas"]["Role"];
            workspaceId: string;
            workspaceName: string;
            workspaces: {
                workspaceId: string;
                workspaceName: string;
                role: components["schemas"]["Role"];
            }[];
        };
        Session: {
            id: string;
            /** @description Whether this request came with it. */
            isThis: boolean;
            address: string | null;
            userAgent: string | null;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description To the day.
             */
            lastSeenAt: string;
        };
        Store: {
            id: string;
            kind: string;
            name: string;
            storeKey: string;
            /** @description What may be shown; secrets are never answered. */
            settings: {
                [key: string]: string;
            };
            status: components["schemas"]["ConnectionStatus"];
            statusSay: string | null;
            lastNoticeAt: string | null;
            lastReadAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        StoreConnector: {
            kind: string;
            label: string;
            whereIsTheCarrierName: string;
            fields: {
                name: string;
                label: string;
                help: string;
                secret: boolean;
                required: boolean;
                /** @description Seldom needed. */
                rare: boolean;
                placeholder: string | null;
            }[];
        };
        StoreConnected: {
            store: components["schemas"]["Store"];
            permissions: {
                name: string;
                granted: boolean;
                neededFor: string;
            }[];
            notices: {
                topic: string;
                /** @enum {string} */
                state: "created" | "already there" | "failed";
                say?: string;
            }[];
            /** @description Why notices could not be had; the store is then read every ten minutes. */
            noticesSay: string | null;
        };
        ApiKey: {
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            shownPrefix: string;
            /** @description The person's or the key's name today, or Waybridge. */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        Member: {
            id: string;
            userId: string;
            name: string;
            email: string;
            role: components["schemas"]["Role"];
            /** Format: date-time */
            createdAt: string;
        };
        Invitation: {
            id: string;
            email: string;
            role: components["schemas"]["Role"];
            /** @description The inviting person's or key's name today. */
            invitedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SavedView: {
            id: string;
            name: string;
            query: {
                [key: string]: string | string[];
            };
            shared: boolean;
            mine: boolean;
        };
        MadeByMember: {
            keys: {
                id: string;
                name: string;
                role: components["schemas"]["Role"];
            }[];
            invitations: {
                id: string;
                email: string;
                role: components["schemas"]["Role"];
            }[];
            /** @description Saved views only they see. */
            privateViews: number;
        };
        SettingsPreview: {
            /** @description What becomes of what waits now, as the whole decision says. */
            outcome: {
                /** @description Decided with the change, the most urgent first; at most 500. */
                looked: number;
                goes: number;
                waits: number;
                /** @description TikTok Shop has the number. */
                already: number;
                /** @description They would not be synced. */
                skips: number;
                /** @description By outcome and cause, what goes first. */
                groups: {
                    /** @enum {string} */
                    outcome: "goes" | "waits" | "already" | "skips";
                    reasonCode: string;
                    /** @description With whom they go. */
                    provider: string | null;
                    count: number;
                    /** @description As it is said of the first of them. */
                    say: string;
                    nextStep: string | null;
                    examples: {
                        id: string;
                        orderName: string | null;
                        orderId: string | null;
                        state: components["schemas"]["SyncState"];
                        say: string;
                    }[];
                }[];
            };
            /** @description What number and carrier say of the newest shipments, with and without it. What is synced stays so. */
            lastShipments: {
                looked: number;
                changed: number;
                examples: {
                    id: string;
                    orderName: string | null;
                    orderId: string | null;
                    number: string | null;
                    before: {
                        provider: components["schemas"]["Provider"] | null;
                        state: components["schemas"]["SyncState"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                    after: {
                        provider: components["schemas"]["Provider"] | null;
                        state: components["schemas"]["SyncState"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                }[];
            };
            /** @description With auto-sync off: so many that go by themselves now would wait for a person. */
            stops: number;
        };
        SettingsChange: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            actorName: string;
            before: {
                policy: components["schemas"]["ChannelPolicy"];
                defaultProvider: components["schemas"]["Provider"] | null;
            };
            after: {
                policy: components["schemas"]["ChannelPolicy"];
                defaultProvider: components["schemas"]["Provider"] | null;
            };
            isUndo: boolean;
            undoable: boolean;
        };
        ListedProvider: {
            id: string;
            name: string;
            otherNames: string[];
        };
        MappingWithCount: {
            id: string;
            storeCarrier: string;
            /** @enum {string} */
            match: "exact" | "pattern";
            storeKind: string | null;
            deliveryOptionId: string | null;
            /** @enum {string} */
            target: "provider" | "do_not_sync" | "hold";
            provider: components["schemas"]["Provider"] | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            held: number;
        };
        MappingPreview: {
            /** @description Shipments that would be decided again. */
            count: number;
            earliestDeadlineAt: string | null;
            examples: {
                id: string;
                orderName: string | null;
                orderId: string | null;
                trackingTexts: string[];
                deadlineAt: string | null;
                number: string | null;
                provider: components["schemas"]["Provider"] | null;
                /** @description Why it would still be held; null: it would go. */
                say: string | null;
            }[];
            /** @description What becomes of what waits now, as the whole decision says. */
            outcome: {
                /** @description Decided with the change, the most urgent first; at most 500. */
                looked: number;
                goes: number;
                waits: number;
                /** @description TikTok Shop has the number. */
                already: number;
                /** @description They would not be synced. */
                skips: number;
                /** @description By outcome and cause, what goes first. */
                groups: {
                    /** @enum {string} */
                    outcome: "goes" | "waits" | "already" | "skips";
                    reasonCode: string;
                    /** @description With whom they go. */
                    provider: string | null;
                    count: number;
                    /** @description As it is said of the first of them. */
                    say: string;
                    nextStep: string | null;
                    examples: {
                        id: string;
                        orderName: string | null;
                        orderId: string | null;
                        state: components["schemas"]["SyncState"];
                        say: string;
                    }[];
                }[];
            };
            /** @description What number and carrier say of the newest shipments, with and without it. What is synced stays so. */
            lastShipments: {
                looked: number;
                changed: number;
                examples: {
                    id: string;
                    orderName: string | null;
                    orderId: string | null;
                    number: string | null;
                    before: {
                        provider: components["schemas"]["Provider"] | null;
                        state: components["schemas"]["SyncState"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                    after: {
                        provider: components["schemas"]["Provider"] | null;
                        state: components["schemas"]["SyncState"];
                        reasonCode: string | null;
                        /** @description Why it would not go; null: number and carrier let it go. */
                        say: string | null;
                    };
                }[];
            };
        };
        UnmappedCarrier: {
            storeCarrier: string | null;
            storeCarrierKey: string;
            waiting: number;
            earliestDeadlineAt: string | null;
            stores: {
                id: string;
                name: string;
                kind: string;
                waiting: number;
            }[];
            examples: {
                id: string;
                orderName: string | null;
                orderId: string | null;
                trackingTexts: string[];
                deadlineAt: string | null;
            }[];
            suggestions: components["schemas"]["Suggestion"][];
            /** @description The carrier that the text names, where TikTok Shop does not list it for this channel. */
            notOffered: string | null;
        };
        NamedCarrier: {
            suggestions: components["schemas"]["Suggestion"][];
            /** @description The carrier that the text names, where TikTok Shop does not list it for this channel. */
            notOffered: string | null;
        };
        ImportPreview: {
            added: number;
            changed: number;
            same: number;
            /** @description What is new or different, the first hundred. */
            changes: {
                before: components["schemas"]["MappingState"] | null;
                after: components["schemas"]["MappingState"] | null;
            }[];
            wrong: {
                line: number;
                say: string;
            }[];
        };
        CopyPreview: {
            added: number;
            changed: number;
            same: number;
            /** @description What is new or different, the first hundred. */
            changes: {
                before: components["schemas"]["MappingState"] | null;
                after: components["schemas"]["MappingState"] | null;
            }[];
            notOffered: {
                storeCarrier: string;
                providerName: string;
            }[];
        };
        ShipmentCounts: {
            items: {
                state: components["schemas"]["SyncState"];
                count: number;
                earliestDeadlineAt: string | null;
            }[];
            /** @description What does not go by itself: held, failed, auto-sync off, or its sales channel paused. */
            needsYou: {
                shipments: number;
                /** @description An order in two parcels counts once. */
                orders: number;
                earliestDeadlineAt: string | null;
            };
            /** @description What goes on by itself. */
            onTheirWay: {
                shipments: number;
            };
        };
        DryRun: {
            goes: boolean;
            reason: {
                code: string;
                say: string;
                nextStep: string | null;
            } | null;
            number: string | null;
            /** @description What is held against the number, such as check_digit; unknown_format also where it may go: the carrier publishes no forms. */
            numberProblem: string | null;
            otherNumbers: string[];
            carrier: string | null;
            provider: components["schemas"]["Provider"] | null;
            /** @description Number and provider: they fit, the number has the form of others, or its form is not published. */
            fit: ("fits" | "unlike" | "unknown") | null;
            /** @description The mapping that speaks for the store carrier. */
            mappingId: string | null;
            suggestions: components["schemas"]["Suggestion"][];
            repair: string | null;
            warnings: string[];
            trace: components["schemas"]["TraceLine"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
