{{- /* What every pod has. Call these with the root. */ -}}
{{- define "thimble.podSecurity" -}}
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

{{- define "thimble.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "thimble.databaseEnv" -}}
{{- $database := .Values.database -}}
- name: THIMBLE_DB_URL
  valueFrom: {secretKeyRef: {name: {{ $database.existingSecret }}, key: {{ $database.urlKey }}}}
- name: THIMBLE_DB_USER
  valueFrom: {secretKeyRef: {name: {{ $database.existingSecret }}, key: {{ $database.userKey }}}}
- name: THIMBLE_DB_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $database.existingSecret }}, key: {{ $database.passwordKey }}}}
{{- end -}}

{{- /* What API and workers have in common. */ -}}
{{- define "thimble.programEnv" -}}
{{ include "thimble.databaseEnv" . }}
{{- with .Values.dataStore }}
{{- if eq .type "volume" }}
- {name: THIMBLE_DATA_STORE, value: /archives}
{{- else }}
- {name: THIMBLE_DATA_STORE, value: {{ .s3.url | quote }}}
{{- with .s3.endpoint }}
- {name: THIMBLE_S3_ENDPOINT, value: {{ . | quote }}}
{{- end }}
{{- with .s3.region }}
- {name: THIMBLE_S3_REGION, value: {{ . | quote }}}
{{- end }}
{{- if .s3.existingSecret }}
- name: THIMBLE_S3_ACCESS_KEY
  valueFrom: {secretKeyRef: {name: {{ .s3.existingSecret }}, key: {{ .s3.accessKeyKey }}}}
- name: THIMBLE_S3_SECRET_KEY
  valueFrom: {secretKeyRef: {name: {{ .s3.existingSecret }}, key: {{ .s3.secretKeyKey }}}}
{{- end }}
{{- end }}
{{- end }}
{{- if eq .Values.log "ecs" }}
- {name: THIMBLE_LOG, value: ecs}
{{- end }}
{{- with .Values.traces }}
- {name: THIMBLE_TRACES, value: {{ . | quote }}}
{{- end }}
{{- end -}}

{{- define "thimble.archivesMount" -}}
{{- if eq .Values.dataStore.type "volume" }}
- {name: archives, mountPath: /archives}
{{- end }}
{{- end -}}

{{- define "thimble.archivesVolume" -}}
{{- if eq .Values.dataStore.type "volume" }}
- name: archives
  persistentVolumeClaim: {claimName: {{ include "thimble.archivesClaim" . }}}
{{- end }}
{{- end -}}

{{- /* Where a pod runs. Call with (list $ values "component"). */ -}}
{{- define "thimble.placement" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
{{- $component := index . 2 -}}
{{- with $values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.topologyKeys }}
topologySpreadConstraints:
  {{- range . }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "thimble.selector" (list $root $component) | nindent 8 }}
  {{- end }}
{{- end }}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}
