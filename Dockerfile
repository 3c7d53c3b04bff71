# The relay as a container: one process that is not root, one volume, and its configuration from the environment or from
# relay.config.json in that volume. docs/relay/install.md says how to use it.

FROM node:26.10.0-slim@sha256:930557a230abacbc3f4fd9b8648abf8f4bee1e17cb72195dcdfb2f709bc85b33 AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY relay/package.json relay/
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY deploy/build-relay.ts deploy/
COPY lib/ lib/
COPY relay/ relay/
RUN npm run build:relay

FROM node:26.10.0-slim@sha256:930557a230abacbc3f4fd9b8648abf8f4bee1e17cb72195dcdfb2f709bc85b33
COPY --from=build /build/.output/relay /relay
RUN mkdir /data && chown node:node /data
USER node
WORKDIR /data
VOLUME /data
ENV NODE_ENV=production LISTEN_HOST=0.0.0.0 PORT=8025
EXPOSE 8025
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/relay/main.js"]
