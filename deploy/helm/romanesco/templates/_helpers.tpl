{{/* Names */}}
{{- define "romanesco.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Labels of one component: (dict "root" $ "component" "api") */}}
{{- define "romanesco.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "romanesco.labels" -}}
{{ include "romanesco.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: romanesco
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "romanesco.serviceAccount" -}}
{{- $component := index .root.Values .component -}}
{{- if $component.serviceAccount.create -}}
{{- default (printf "%s-%s" (include "romanesco.fullname" .root) .component) $component.serviceAccount.name -}}
{{- else -}}
{{- default "default" $component.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "romanesco.image" -}}
{{- $image := (index .root.Values .component).image -}}
{{- $name := printf "%s/%s" .root.Values.image.registry $image.repository -}}
{{- if $image.digest -}}
{{ printf "%s@%s" $name $image.digest }}
{{- else -}}
{{ printf "%s:%s" $name (default .root.Chart.AppVersion .root.Values.image.tag) }}
{{- end -}}
{{- end -}}

{{/* Security of every pod: user, no token, no privileges */}}
{{- define "romanesco.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "romanesco.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* Probes: liveness never depends on anything outside the process */}}
{{- define "romanesco.probes" -}}
startupProbe:
  httpGet: { path: /q/health/started, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /q/health/live, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: { path: /q/health/ready, port: http }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end -}}

{{/* Scheduling of a component's pods */}}
{{- define "romanesco.scheduling" -}}
{{- $component := index .root.Values .component -}}
{{- if $component.topologySpread.enabled -}}
topologySpreadConstraints:
  - maxSkew: {{ $component.topologySpread.maxSkew }}
    topologyKey: {{ $component.topologySpread.topologyKey }}
    whenUnsatisfiable: {{ $component.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "romanesco.selector" . | nindent 8 }}
  - maxSkew: {{ $component.topologySpread.maxSkew }}
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "romanesco.selector" . | nindent 8 }}
{{- end }}
{{- with $component.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $component.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $component.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $component.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}
