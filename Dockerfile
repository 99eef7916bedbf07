# docker build -t chainrule . && docker run -p 8000:8000 -v chainrule:/data chainrule

FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[export,postgres,redis]"

FROM python:3.13-slim
COPY --from=build /wheels /wheels
# The fonts are for pictures and slides: ∂ as the player shows it, and Chinese.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-dejavu-core fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/* \
    && pip install --no-cache-dir --no-index --find-links /wheels "chainrule[export,postgres,redis]" \
    && rm -r /wheels \
    && useradd --system --uid 10001 chainrule \
    && install -d -o chainrule /data
USER chainrule
WORKDIR /data
VOLUME /data
ENV CHAINRULE_HOST=0.0.0.0 \
    CHAINRULE_PORT=8000 \
    CHAINRULE_DATA_DIR=/data \
    PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"CHAINRULE_PORT\"]}/livez', timeout=4)"]
CMD ["chainrule"]
