# syntax=docker/dockerfile:1
# Exactly this version passed the tests. docs/operations.md says how to pin the image by its digest.
ARG NODE_VERSION=24.22.3

# The whole image has the compiler that the SQLite driver needs where no prebuilt one fits. It is of the
# same Debian release as the last stage, or the driver could ask for a C library that is not there.
FROM node:${NODE_VERSION}-bookworm AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Of all packages only the SQLite driver may run its install script, whatever this npm thinks of `allowScripts`.
# Of the driver only its library is needed to run, not what it was compiled from.
RUN export SCARF_ANALYTICS=false \
  && npm ci --omit=dev --ignore-scripts && npm rebuild sqlite3 && npm cache clean --force \
  && rm -r node_modules/sqlite3/deps node_modules/sqlite3/src \
  && find node_modules/sqlite3/build -type f ! -path '*/Release/node_sqlite3.node' -delete

FROM node:${NODE_VERSION}-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Nothing that runs an install script takes part in the build.
RUN npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json .swcrc ./
COPY src src
COPY console console
COPY openapi.json ./
COPY scripts/bundle.js scripts/
RUN npm run build

FROM node:${NODE_VERSION}-bookworm-slim
# Of the four threads that Node.js takes by itself, slow lists may hold three.
ENV DATABASE_URL=sqlite:/data/vouchsafe.db \
  UV_THREADPOOL_SIZE=8
WORKDIR /app
# A volume takes the owner of the folder that it is mounted on.
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY package.json LICENSE ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
VOLUME /data
EXPOSE 3000
# The first start after an upgrade migrates before it listens, hence the long start period.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process, so that the signal to stop reaches it.
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/bundle/main.js"]
