# The images of migrate, api and worker, and of a worker that trains on NVIDIA's graphics processors (worker-cuda):
#   docker build --target api -t thimble-api:dev .
# podman and buildah take the same; ./thimble images builds all with whichever is there (search-api/docs/images.md).

# What the images stand on: any small system with glibc 2.28 or newer and bash.
ARG BASE=debian:trixie-slim
# A JDK 25 with Maven, for PROGRAMS=compiled.
ARG BUILDER=maven:3.9-eclipse-temurin-25
# PyTorch 2.7.1 for CUDA, as pip installs it, for worker-cuda.
ARG CUDA=pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime
# compiled: the build compiles the programs. built: they were laid out in target/image by ./thimble images --built.
ARG PROGRAMS=compiled

FROM ${BUILDER} AS compiled
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package \
 && java --enable-native-access=ALL-UNNAMED -cp 'search-worker/target/lib/*' search-api/src/image/Assemble.java /image

FROM scratch AS built
COPY target/image/programs /image/programs

# PyTorch's libraries, seven times as large as all the rest, are copied for the images alone that have them.
FROM compiled AS compiled-natives
FROM scratch AS built-natives
COPY target/image/natives /image/natives

FROM ${PROGRAMS} AS programs
FROM ${PROGRAMS}-natives AS natives

# The libraries alone, in the places in which they look for each other, and a bill of them. DJL asks for the number of
# graphics processors by libcudart.so, whose version it does not know.
FROM ${CUDA} AS cuda
RUN torch=$(python3 -c 'import importlib.util; print(importlib.util.find_spec("torch").submodule_search_locations[0])') \
 && mkdir -p /cuda/torch/lib \
 && cd "$torch/lib" \
 && cp libc10.so libc10_cuda.so libtorch.so libtorch_cpu.so libtorch_cuda.so libtorch_cuda_linalg.so libcaffe2_nvrtc.so /cuda/torch/lib/ \
 && (cp libgomp*.so* libcudart*.so* libcupti*.so* /cuda/torch/lib/ 2>/dev/null || true) \
 && cd "$torch/.." \
 && find nvidia -name '*.so*' -type f -exec cp --parents '{}' /cuda/ ';' \
 && mkdir /cuda/lib \
 && ln -s "$(find /cuda -name 'libcudart*.so*' | head -n 1 | sed 's:^/cuda:..:')" /cuda/lib/libcudart.so \
 && python3 -c 'import importlib.metadata as m, json; names = sorted({d.metadata["Name"] for d in m.distributions()}); print(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [{"type": "library", "name": n, "version": m.version(n), "purl": "pkg:pypi/%s@%s" % (n, m.version(n))} for n in names if n == "torch" or n.startswith("nvidia-")]}, indent=2))' >/cuda/cuda.bom.json

FROM ${BASE} AS base
RUN echo 'thimble:x:10001:10001::/var/lib/thimble:/usr/sbin/nologin' >>/etc/passwd \
 && echo 'thimble:x:10001:' >>/etc/group \
 && mkdir -p /var/lib/thimble /usr/share/thimble \
 && chown 10001:10001 /var/lib/thimble \
 && { printf '{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": ['; \
      dpkg-query -W -f '{"type": "library", "name": "${Package}", "version": "${Version}", "purl": "pkg:deb/debian/${Package}@${Version}?arch=${Architecture}"},\n' \
        2>/dev/null | sed '$ s/,$//'; \
      printf ']}\n'; } >/usr/share/thimble/base.bom.json
COPY --from=programs /image/programs/runtime /opt/thimble/runtime
ENV HOME=/var/lib/thimble \
    THIMBLE_FOLDER=/var/lib/thimble \
    LANG=C.UTF-8
LABEL org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /var/lib/thimble
USER 10001:10001

FROM base AS migrate
COPY --from=programs /image/programs/migrate/lib /opt/thimble/lib
COPY --from=programs /image/programs/migrate/app /opt/thimble
COPY --from=programs /image/programs/migrate/bom.json /usr/share/thimble/bom.json
HEALTHCHECK NONE
ENTRYPOINT ["/opt/thimble/runtime/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=50", \
    "-cp", "/opt/thimble/thimble.jar:/opt/thimble/lib/*", "io.thimble.db.migrate.Migrate"]
LABEL org.opencontainers.image.title="Thimble migrate" \
      org.opencontainers.image.description="Brings Thimble's database to the newest schema, and ends"

FROM base AS api
COPY --from=programs /image/programs/api/lib /opt/thimble/lib
COPY --from=programs /image/programs/api/app /opt/thimble
COPY --from=programs /image/programs/api/bom.json /usr/share/thimble/bom.json
ENV THIMBLE_ADDRESS=0.0.0.0
EXPOSE 8080
VOLUME /var/lib/thimble
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["/bin/bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${THIMBLE_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 answer <&3 && [[ $answer == *' 200'* ]]"]
ENTRYPOINT ["/opt/thimble/runtime/bin/java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "-jar", "/opt/thimble/thimble.jar"]
LABEL org.opencontainers.image.title="Thimble api" \
      org.opencontainers.image.description="REST, events and the page of Thimble"

# What both workers have in common. Trainings are processes with heaps of their own (THIMBLE_TRAINER_HEAP), so the
# worker itself takes a small share. The thresholds are those of ./thimble, with their reason there.
FROM base AS worker-settings
ENV THIMBLE_MANAGEMENT_PORT=9090 \
    THIMBLE_MANAGEMENT_ADDRESS=0.0.0.0 \
    MALLOC_MMAP_THRESHOLD_=268435456 \
    MALLOC_TRIM_THRESHOLD_=536870912 \
    MALLOC_TOP_PAD_=67108864
EXPOSE 9090
VOLUME /var/lib/thimble
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["/bin/bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${THIMBLE_MANAGEMENT_PORT} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 answer <&3 && [[ $answer == *' 200'* ]]"]
ENTRYPOINT ["/opt/thimble/runtime/bin/java", "-XX:MaxRAMPercentage=25", "-XX:+ExitOnOutOfMemoryError", \
    "-jar", "/opt/thimble/thimble.jar"]

FROM worker-settings AS worker
ENV ENGINE_CACHE_DIR=/opt/thimble/natives
COPY --from=natives /image/natives/cpu /opt/thimble/natives
COPY --from=programs /image/programs/worker/lib /opt/thimble/lib
COPY --from=programs /image/programs/worker/app /opt/thimble
COPY --from=programs /image/programs/worker/bom.json /usr/share/thimble/bom.json
LABEL org.opencontainers.image.title="Thimble worker" \
      org.opencontainers.image.description="Proposes, trains, quantizes, exports and scores networks for Thimble"

FROM worker-settings AS worker-cuda
ENV ENGINE_CACHE_DIR=/opt/thimble/natives \
    PYTORCH_LIBRARY_PATH=/opt/thimble/cuda/torch/lib \
    LD_LIBRARY_PATH=/opt/thimble/cuda/lib \
    PYTORCH_VERSION=2.7.1 \
    PYTORCH_FLAVOR=cu128 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
COPY --from=cuda /cuda /opt/thimble/cuda
COPY --from=natives /image/natives/cuda /opt/thimble/natives
COPY --from=programs /image/programs/worker/lib /opt/thimble/lib
COPY --from=programs /image/programs/worker/app /opt/thimble
COPY --from=programs /image/programs/worker/bom.json /usr/share/thimble/bom.json
LABEL org.opencontainers.image.title="Thimble worker for CUDA" \
      org.opencontainers.image.description="Proposes, trains on graphics processors, quantizes, exports and scores networks for Thimble"
