# One image for every service: ingest, process, notify, dashboard (and serve).
# The base images can be pinned by digest: docs/guides/run-in-containers.md.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUN_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY pom.xml ./
COPY events/ events/
COPY ingest/ ingest/
COPY processor/ processor/
COPY notify/ notify/
COPY dashboard/ dashboard/
COPY app/ app/
COPY test-support/pom.xml test-support/pom.xml
COPY training/pom.xml training/pom.xml
COPY bench/pom.xml bench/pom.xml
COPY docs/accuracy.json docs/accuracy.json
RUN --mount=type=cache,target=/root/.m2 \
 mvn -q -B -T 2 -pl app -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true -Dcompiler.checks=-proc:none

FROM ${RUN_IMAGE}
RUN useradd --system --uid 10001 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin onrecord \
 && mkdir -p /opt/onrecord /var/lib/onrecord /var/lib/captures \
 && chown onrecord /opt/onrecord /var/lib/onrecord /var/lib/captures
WORKDIR /opt/onrecord
COPY --from=build /src/app/target/onrecord/lib/ lib/
COPY --chmod=755 onrecord ./
COPY LICENSE NOTICE ./
COPY actors/ actors/
COPY issues/ issues/
COPY seeds/ seeds/
COPY sources/ sources/
ENV ONRECORD_DATA=/var/lib/onrecord
USER onrecord
# Quicker starts; where it cannot be made, starts are slower and all else is the same.
RUN --mount=type=tmpfs,target=/tmp ./onrecord train || true
EXPOSE 8080
ENTRYPOINT ["/opt/onrecord/onrecord"]
CMD ["serve"]
