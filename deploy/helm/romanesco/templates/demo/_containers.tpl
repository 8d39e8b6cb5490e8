{{- define "romanesco.demo.user" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "romanesco.demo.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  capabilities:
    drop: [ALL]
{{- end -}}

{{- define "romanesco.demo.postgres" -}}
{{ include "romanesco.demo.user" 999 }}
containers:
  - name: postgres
    image: {{ .Values.demo.images.postgres }}
    {{- include "romanesco.demo.container" . | nindent 4 }}
    args: [-c, {{ printf "port=%v" .Values.database.port }}]
    env:
      - name: POSTGRES_DB
        value: {{ .Values.database.name }}
      {{- $secret := include "romanesco.database.secret" . }}
      {{- include "romanesco.fromSecret" (list "POSTGRES_USER" $secret .Values.database.credentialsSecret.usernameKey) | nindent 6 }}
      {{- include "romanesco.fromSecret" (list "POSTGRES_PASSWORD" $secret .Values.database.credentialsSecret.passwordKey) | nindent 6 }}
      - name: PGDATA
        value: /data/postgres
    ports:
      - name: postgres
        containerPort: {{ .Values.database.port }}
    readinessProbe:
      exec:
        command: [sh, -c, 'pg_isready -h 127.0.0.1 -p {{ .Values.database.port }} -U "$POSTGRES_USER"']
    resources:
      requests: { cpu: 100m, memory: 256Mi }
      limits: { memory: 512Mi }
    volumeMounts:
      - name: data
        mountPath: /data
{{- end -}}

{{- define "romanesco.demo.kafka" -}}
{{- $name := printf "%s-demo-kafka" (include "romanesco.fullname" .) -}}
{{ include "romanesco.demo.user" 1000 }}
containers:
  - name: kafka
    image: {{ .Values.demo.images.kafka }}
    {{- include "romanesco.demo.container" . | nindent 4 }}
    env:
      - name: KAFKA_NODE_ID
        value: "1"
      - name: KAFKA_PROCESS_ROLES
        value: broker,controller
      - name: KAFKA_LISTENERS
        value: PLAINTEXT://:9092,CONTROLLER://:9093
      - name: KAFKA_ADVERTISED_LISTENERS
        value: PLAINTEXT://{{ $name }}:9092
      - name: KAFKA_LISTENER_SECURITY_PROTOCOL_MAP
        value: PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
      - name: KAFKA_CONTROLLER_LISTENER_NAMES
        value: CONTROLLER
      - name: KAFKA_CONTROLLER_QUORUM_VOTERS
        value: 1@localhost:9093
      - name: KAFKA_LOG_DIRS
        value: /data/kafka
      - name: KAFKA_AUTO_CREATE_TOPICS_ENABLE
        value: "false"
      - name: KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR
        value: "1"
      - name: KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR
        value: "1"
      - name: KAFKA_TRANSACTION_STATE_LOG_MIN_ISR
        value: "1"
      - name: KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS
        value: "0"
      # Records of up to 20 MiB.
      - name: KAFKA_MESSAGE_MAX_BYTES
        value: "20971520"
      - name: KAFKA_REPLICA_FETCH_MAX_BYTES
        value: "20971520"
      - name: KAFKA_LOG_RETENTION_BYTES
        value: "1073741824"
      - name: KAFKA_HEAP_OPTS
        value: -Xmx512m
    ports:
      - name: kafka
        containerPort: 9092
    readinessProbe:
      tcpSocket: { port: kafka }
    resources:
      requests: { cpu: 200m, memory: 768Mi }
      limits: { memory: 1Gi }
    volumeMounts:
      - name: data
        mountPath: /data
{{- end -}}

{{- define "romanesco.demo.s3" -}}
{{ include "romanesco.demo.user" 10001 }}
initContainers:
  - name: bucket
    image: {{ .Values.demo.images.s3 }}
    {{- include "romanesco.demo.container" . | nindent 4 }}
    command: [mkdir, -p, /data/{{ .Values.objectStore.bucket }}]
    volumeMounts:
      - name: data
        mountPath: /data
containers:
  - name: s3
    image: {{ .Values.demo.images.s3 }}
    {{- include "romanesco.demo.container" . | nindent 4 }}
    env:
      - name: S3PROXY_ENDPOINT
        value: http://0.0.0.0:9000
      - name: S3PROXY_AUTHORIZATION
        value: aws-v2-or-v4
      {{- $secret := include "romanesco.objectStore.secret" . }}
      {{- include "romanesco.fromSecret" (list "S3PROXY_IDENTITY" $secret .Values.objectStore.credentialsSecret.accessKeyIdKey) | nindent 6 }}
      {{- include "romanesco.fromSecret" (list "S3PROXY_CREDENTIAL" $secret .Values.objectStore.credentialsSecret.secretAccessKeyKey) | nindent 6 }}
      # The page loads originals from this origin, which differs from its own.
      - name: S3PROXY_CORS_ALLOW_ORIGINS
        value: ".*"
      - name: S3PROXY_CORS_ALLOW_METHODS
        value: GET HEAD
      - name: S3PROXY_CORS_ALLOW_HEADERS
        value: ".*"
      - name: JCLOUDS_PROVIDER
        value: filesystem-nio2
      - name: JCLOUDS_FILESYSTEM_BASEDIR
        value: /data
    ports:
      - name: s3
        containerPort: 9000
    readinessProbe:
      tcpSocket: { port: s3 }
    resources:
      requests: { cpu: 100m, memory: 256Mi }
      limits: { memory: 512Mi }
    volumeMounts:
      - name: data
        mountPath: /data
{{- end -}}
